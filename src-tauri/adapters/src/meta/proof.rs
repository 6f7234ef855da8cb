//! `appsecret_proof` (Meta, "Login Security"): shows that a call comes from who holds the app secret, without sending it.

use ring::hmac;
use sixty_core::secret::Secret;

/// Lower-case hex HMAC-SHA256 of the token, keyed with the app secret.
pub fn proof(token: &Secret, app_secret: &Secret) -> Secret {
    let key = hmac::Key::new(hmac::HMAC_SHA256, app_secret.expose().as_bytes());
    let tag = hmac::sign(&key, token.expose().as_bytes());
    Secret::new(tag.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_hmac_that_the_standard_gives() {
        // RFC 4231, test case 2.
        let proof = proof(&Secret::new("what do ya want for nothing?"), &Secret::new("Jefe"));
        assert_eq!(proof.expose(), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
