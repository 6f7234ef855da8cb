//! The cause of a failed call, as each system's keychain can tell it.

/// The causes of an error of the store that are handled differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The keychain is locked, or its prompt was dismissed.
    #[cfg_attr(
        windows,
        allow(dead_code, reason = "the Credential Manager is open while its owner is logged in")
    )]
    Locked,
    /// This computer, or this session, has no keychain.
    #[cfg_attr(
        target_os = "linux",
        allow(dead_code, reason = "without a Secret Service the store is not opened at all")
    )]
    Missing,
    /// The keychain runs and has nothing to keep entries in.
    #[cfg_attr(not(target_os = "linux"), allow(dead_code, reason = "each login has its own keychain"))]
    NoKeyring,
    /// A rule of the system or of the keychain keeps this program out.
    Denied,
    /// Any other cause; perhaps only the connection was lost, and a new one helps.
    Lost,
}
