//! One thing on the screen, as its program tells it over AT-SPI.

use std::collections::HashMap;

use anyhow::Result;
use serde::de::DeserializeOwned;
use zbus::blocking::Connection;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Structure, Type};

/// The address of a thing on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Object {
    pub program: String,
    pub path: String,
}

impl Object {
    /// The name that is spoken.
    pub fn name(&self, connection: &Connection) -> Result<String> {
        Ok(self.property(connection, "Name")?.try_into()?)
    }

    /// What it is, in AT-SPI's words for controls; of anything else its number.
    pub fn role(&self, connection: &Connection) -> Result<String> {
        let role: u32 = self.ask(connection, ACCESSIBLE, "GetRole", &())?;
        let name = match role {
            7 => "check box",
            11 => "combo box",
            35 => "menu item",
            40 => "password text",
            43 => "push button",
            44 => "radio button",
            62 => "toggle button",
            79 => "entry",
            83 => "heading",
            _ => return Ok(format!("role {role}")),
        };
        Ok(name.to_owned())
    }

    /// What it is in; None for a whole program.
    pub fn parent(&self, connection: &Connection) -> Result<Option<Self>> {
        let parent = Structure::try_from(self.property(connection, "Parent")?)?;
        let (program, path): (String, OwnedObjectPath) = parent.try_into()?;
        Ok(Some(Self { program, path: path.to_string() }).filter(|parent| !parent.path.ends_with("/null")))
    }

    /// The texts of everything in it that is in a live region.
    pub fn live_texts(&self, connection: &Connection) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        if self.is_live(connection)? {
            texts.extend(self.text(connection).ok());
        }
        let children: Vec<(String, OwnedObjectPath)> =
            self.ask(connection, ACCESSIBLE, "GetChildren", &())?;
        for (program, path) in children {
            texts.extend(Self { program, path: path.to_string() }.live_texts(connection)?);
        }
        Ok(texts)
    }

    fn text(&self, connection: &Connection) -> Result<String> {
        self.ask(connection, "org.a11y.atspi.Text", "GetText", &(0i32, -1i32))
    }

    fn is_live(&self, connection: &Connection) -> Result<bool> {
        let attributes: HashMap<String, String> = self.ask(connection, ACCESSIBLE, "GetAttributes", &())?;
        Ok(attributes.get("container-live").is_some_and(|live| live == "polite" || live == "assertive"))
    }

    fn property(&self, connection: &Connection, name: &str) -> Result<OwnedValue> {
        self.ask(connection, "org.freedesktop.DBus.Properties", "Get", &(ACCESSIBLE, name))
    }

    fn ask<A: DeserializeOwned + Type>(
        &self,
        connection: &Connection,
        interface: &str,
        method: &str,
        values: &(impl serde::Serialize + DynamicType),
    ) -> Result<A> {
        let (program, path) = (self.program.as_str(), self.path.as_str());
        let answer = connection.call_method(Some(program), path, Some(interface), method, values)?;
        Ok(answer.body().deserialize()?)
    }
}

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
