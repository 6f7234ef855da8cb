//! The three networks and the Meta app that each of them knows.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The secret of the three built-in Meta apps. It is a made-up value and public.
pub const APP_SECRET: &str = "0123456789abcdef0123456789abcdef";

/// A network that hands out tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// Threads, through the Threads API.
    Threads,
    /// Instagram, through the Instagram API with Instagram Login.
    Instagram,
    /// Facebook and its Pages, through Facebook Login.
    Facebook,
}

impl Network {
    /// The ID of the built-in Meta app.
    pub fn app_id(self) -> &'static str {
        match self {
            Self::Threads => "1000000001",
            Self::Instagram => "1000000002",
            Self::Facebook => "1000000003",
        }
    }

    /// The name in orders, logs and the state file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
        }
    }

    /// `/HOST/PATH` of the page where a person allows the app.
    pub const fn authorize_path(self) -> &'static str {
        match self {
            Self::Threads => "/threads.com/oauth/authorize",
            Self::Instagram => "/www.instagram.com/oauth/authorize",
            Self::Facebook => "/www.facebook.com/v25.0/dialog/oauth",
        }
    }

    /// The letters that its tokens begin with.
    pub fn token_prefix(self) -> &'static str {
        match self {
            Self::Threads => "THAA",
            Self::Instagram => "IGAA",
            Self::Facebook => "EAA",
        }
    }

    /// The permission that a person cannot untick.
    pub fn basic_permission(self) -> &'static str {
        match self {
            Self::Threads => "threads_basic",
            Self::Instagram => "instagram_business_basic",
            Self::Facebook => "public_profile",
        }
    }

    /// Every permission that an app may ask for.
    pub fn permissions(self) -> &'static [&'static str] {
        match self {
            Self::Threads => &THREADS,
            Self::Instagram => &INSTAGRAM,
            Self::Facebook => &FACEBOOK,
        }
    }

    /// The `error.type` of the network's own refusals.
    pub fn exception(self) -> &'static str {
        match self {
            Self::Threads => "THApiException",
            Self::Instagram => "IGApiException",
            Self::Facebook => "GraphMethodException",
        }
    }
}

impl FromStr for Network {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [Self::Threads, Self::Instagram, Self::Facebook]
            .into_iter()
            .find(|network| network.key() == text)
            .ok_or(())
    }
}

const THREADS: [&str; 10] = [
    "threads_basic",
    "threads_content_publish",
    "threads_manage_insights",
    "threads_manage_replies",
    "threads_read_replies",
    "threads_keyword_search",
    "threads_manage_mentions",
    "threads_delete",
    "threads_location_tagging",
    "threads_profile_discovery",
];

const INSTAGRAM: [&str; 5] = [
    "instagram_business_basic",
    "instagram_business_content_publish",
    "instagram_business_manage_messages",
    "instagram_business_manage_comments",
    "instagram_business_manage_insights",
];

const FACEBOOK: [&str; 13] = [
    "public_profile",
    "email",
    "pages_show_list",
    "pages_read_engagement",
    "pages_manage_posts",
    "pages_manage_engagement",
    "pages_manage_metadata",
    "read_insights",
    "instagram_basic",
    "instagram_content_publish",
    "instagram_manage_comments",
    "instagram_manage_insights",
    "business_management",
];
