//! What v27.0 refuses to new apps on every version.

use crate::test_meta::{F, I, T, TestMeta, me_path};

#[tokio::test]
async fn what_v27_refuses_is_refused_on_every_version_and_counts_as_a_broken_rule() {
    let meta = TestMeta::new().await;
    for (network, person) in [(F, "Mara Lind"), (I, "corner.bakery"), (T, "corner.bakery")] {
        let token = meta.long(network, person).await;
        for (name, value, rule) in [
            ("ids", "1,2", "ids is gone with v27.0"),
            ("method", "post", "method is gone with v27.0"),
            ("callback", "show", "callback is gone with v27.0"),
            ("date_format", "U", "date_format is gone with v27.0"),
            ("fields", "id,name.as(title)", ".as( is gone with v27.0"),
        ] {
            let sent = [(name, value), ("access_token", &token)];

            let answer = meta.get(me_path(network), &sent).await;

            assert_eq!((answer.status, answer.code()), (400, (100, 0)), "{network:?} {name}");
            assert_eq!(meta.rules_broken().pop().as_deref(), Some(rule), "{network:?}");
        }
        assert_eq!(meta.me(network, &token).await.status, 200, "nothing is lost by it");
    }
    let batches = ["graph.facebook.com/v25.0/act_1/async_batch_requests", "graph.facebook.com/v25.0/"];
    for (path, form) in batches.into_iter().zip([[("name", "x")], [("asyncbatch", "[]")]]) {
        assert_eq!(meta.post(path, &form).await.code(), (100, 0));
        assert!(meta.rules_broken().pop().unwrap().ends_with("is gone with v27.0"), "{path}");
    }
}
