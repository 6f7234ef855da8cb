//! Sentences of people who have no error text.

use super::super::{Symptom, read};

#[test]
fn a_sentence_about_what_is_seen_leads_to_its_steps() {
    use Symptom::{Connect, Ending, Invite, Language, Login, Page, Photos, Posts, Reminders, Token, Warning};
    for (seen, sentences) in [
        (
            Photos,
            &[
                "my photos are gone from the shop website",
                "Photos don't update",
                "The feed is empty",
                "widget blank",
                "Instagram on my site stopped",
                "Instagram stopped working on my website!!",
                "the pictures on our homepage disappeared",
                "My Instagram feed isn’t showing on Wix",
                "no pictures on the site since yesterday",
                "The gallery shows nothing",
                "the website still shows old photos",
                "Our shop does not show the newest Instagram posts",
                "images from instagram not loading",
                "Instagram widget is broken",
                "I can't see my pictures on the page anymore",
                "instagram plugin no longer works",
                "photos aren't visible on my phone when I open the site",
                "insta feed wont load",
                "There are no new photos on my site",
                "Instagram photos have not changed for two weeks",
                "where are my photos?",
                "the instagram grid on our web shop went blank",
                "instagram gallery says content unavailable",
                "С сайта пропали фотографии",
                "куда делись фото на сайте?",
                "сайт не показывает посты из инстаграма",
                "пропали фото из магазина",
                "Фотки на сайте не обновляются",
                "лента пустая",
                "Виджет не работает",
                "виджет инстаграма ничего не показывает",
                "На сайте больше нет фото",
                "Инстаграм на сайте перестал обновляться",
                "картинки из инстаграма не грузятся",
                "на главной странице пустое место вместо галереи",
                "Инста на сайте отвалилась",
                "вижу только старые фотографии, новые не появляются",
            ][..],
        ),
        (
            Posts,
            &[
                "posts not appearing",
                "My posts don't appear",
                "scheduler stopped",
                "The scheduler isn't posting anymore",
                "scheduled posts are not going out",
                "Instagram stopped publishing my reels",
                "nothing gets posted to Threads",
                "our planner no longer publishes to Facebook",
                "Посты не выходят",
                "планировщик остановился",
                "Планировщик не публикует фото",
                "Отложенные посты не публикуются",
                "публикации в тредс не появляются",
                "сторис перестали выкладываться",
            ],
        ),
        (
            Connect,
            &[
                "I can't connect my Instagram",
                "Unable to log in to Facebook",
                "My account won't connect",
                "не могу подключить инстаграм",
                "Аккаунт не подключается",
                "не получается войти в Threads",
            ],
        ),
        (Page, &["Meta's page shows an error", "Страница Меты показывает ошибку"]),
        (
            Reminders,
            &[
                "Reminders don't come",
                "I get no notifications",
                "no reminders anymore",
                "Напоминания не приходят",
                "уведомления перестали приходить",
            ],
        ),
        (
            Warning,
            &[
                "браузер пугает что соединение не защищено",
                "ваше подключение не защищено",
                "Браузер предупреждает, что сайт опасный",
                "My browser says the connection is not secure",
                "the browser says the page is unsafe",
                "Chrome shows a warning after I log in to Instagram",
            ],
        ),
        (
            Ending,
            &[
                "пришло письмо что срок истекает что делать",
                "пишет что срок истёк",
                "у токена кончается срок",
                "I got an email that my access expires soon, what now?",
                "it says my token expired",
            ],
        ),
        (
            Token,
            &[
                "не понимаю где взять этот токен",
                "где взять токен",
                "что такое токен?",
                "как получить токен",
                "where do I get a token",
                "what is a token",
                "I don't have a token",
            ],
        ),
        (
            Invite,
            &[
                "не вижу приглашения в инстаграме",
                "приглашение не пришло",
                "I can't see the invite in Instagram",
                "the invitation did not come",
            ],
        ),
        (
            Login,
            &[
                "я забыла пароль от фейсбука",
                "не помню пароль",
                "я поменяла телефон и код не приходит",
                "не приходит смс",
                "facebook просит подтвердить личность",
                "Инстаграм требует подтвердить, что это я",
                "I forgot my Facebook password",
                "I have a new phone and the code doesn't come",
                "Facebook wants me to confirm my identity",
            ],
        ),
        (
            Language,
            &[
                "всё по-английски ничего не понятно",
                "страница Меты на английском",
                "everything is in English, I don't understand it",
                "Meta's page is only in English",
            ],
        ),
    ] {
        for sentence in sentences {
            let reading = read(sentence, &[]);
            assert_eq!((reading.symptom, reading.found), (Some(seen), None), "{sentence}");
        }
    }
}

#[test]
fn a_sentence_about_something_else_leads_nowhere() {
    for sentence in [
        "the kettle is cold",
        "hello",
        "thank you, it works now",
        "photos",
        "Instagram",
        "I love the new photos on the site",
        "my printer stopped printing photos",
        "the printer shows a blank page",
        "My photos are gone from my phone",
        "Google Photos is empty",
        "the camera doesn't save pictures",
        "My TikTok feed is empty",
        "the YouTube widget on my site is blank",
        "Windows task scheduler stopped",
        "I must feed the cat, the food is gone",
        "the site is down",
        "payments in my shop stopped working",
        "the shop is empty of customers",
        "my email does not arrive",
        "My wife's photos didn't come out well",
        "The post office is closed and nothing came",
        "I stopped using Facebook",
        "Facebook is down",
        "my Instagram account was hacked",
        "пост охраны пропал",
        "картинка на мониторе пропала",
        "где мои ключи",
        "can't connect to the wifi",
        "I forgot the wifi password",
        "the code works now",
        "I forgot my keys",
        "I forgot my password for the bank",
        "my passport expires in May",
        "the milk expired",
        "thank you for the invite",
        "my browser is Firefox",
        "I speak English",
        "here is my token",
        "забыл пароль от вайфая",
        "забыла пароль от почты",
        "код не нужен",
        "срок годности истёк",
        "спасибо за приглашение",
        "мой браузер — хром",
        "я учу английский",
        "вот мой токен",
        "вышел срок аренды",
        "I can't log in to my bank account",
        "Instagram notifications don't come to my phone",
        "the postman did not come",
        "The story of the shop is not finished",
        "How do I add photos that don't show a border?",
        "I want the widget not to show captions",
        "чайник остыл",
        "спасибо, всё работает",
        "Сайт не открывается",
        "принтер не печатает фото",
        "фото пропали с телефона",
        "лента в тиктоке пустая",
        "Хочу, чтобы виджет не показывал подписи",
        "в магазине пусто, покупателей нет",
        "не приходит почта",
        "не могу подключиться к вайфаю",
        "постоянно не хватает денег",
        "выход на пенсию не скоро",
    ] {
        assert_eq!(read(sentence, &[]).symptom, None, "{sentence}");
    }
    let letter = format!("my photos are gone from the website. {}", "I wrote this long ago. ".repeat(20));
    assert_eq!(read(&letter, &[]).symptom, None);
}

#[test]
fn an_error_text_is_explained_also_where_it_tells_what_is_seen() {
    let reading = read("The feed is empty: Session has expired on Wednesday, 18-Nov-26 08:00:00 PST.", &[]);
    assert!(reading.found.is_some() && reading.symptom.is_none());
}
