short-month = { $month ->
        [1] янв.
        [2] февр.
        [3] марта
        [4] апр.
        [5] мая
        [6] июня
        [7] июля
        [8] авг.
        [9] сент.
        [10] окт.
        [11] нояб.
       *[12] дек.
    }
# В пределах года год не нужен.
day-pattern = { $day } { $month ->
        [1] января
        [2] февраля
        [3] марта
        [4] апреля
        [5] мая
        [6] июня
        [7] июля
        [8] августа
        [9] сентября
        [10] октября
        [11] ноября
       *[12] декабря
    }
short-day-pattern = { $day } { short-month }
short-date-pattern = { $day } { short-month } { $year }
# Что такое токен, для тех, кто встретил это слово впервые.
token-what = Токен — это длинный код, который заменяет пароль: с ним сайт может показывать ваши фото и публикации.
# Названия сетей и страниц.
net-threads = Threads
net-instagram = Instagram
net-facebook = Facebook
nav-label = Страницы программы
nav-accounts = Аккаунты
nav-settings = Настройки
nav-count = { $count ->
        [one] { $count } аккаунт ждёт вас
        [few] { $count } аккаунта ждут вас
       *[other] { $count } аккаунтов ждут вас
    }
nav-checked-now = Проверено меньше минуты назад
nav-checked = { $count ->
        [one] Проверено { $count } минуту назад
        [few] Проверено { $count } минуты назад
       *[other] Проверено { $count } минут назад
    }
nav-checked-at = Проверено { $time }
nav-back = Назад
# Короткие слова для многих кнопок.
win-cancel = Отмена
win-close = Закрыть
win-copy = Скопировать
win-copied = Скопировано
win-done = Готово
win-edit = Изменить
win-save = Сохранить
win-more-of = Ещё для { $name }
win-details = Показать подробности
win-details-hide = Скрыть подробности
win-row = { $doing }, { $name }
win-detail-account = Аккаунт { $detail }
win-detail-file = Файл { $detail }
win-detail-place = Место, которое вы заполняете сами: { $detail }
win-detail-line = Строка { $detail }
win-detail-code = Код { $detail }
win-detail-trace = Номер запроса у Meta { $detail }
win-detail-status = Статус HTTP { $detail }
act-copy = Скопировать подробности
act-copied = Подробности скопированы, без токенов и имён.
win-no-paste = На этой странице некуда вставить.
win-veiled = Имена скрыты. Те же клавиши покажут их снова.
# Said after Ctrl + or Ctrl -. The value tells whether the text can become no larger, or no smaller.
win-text-size = { $value ->
        [largest] Текст: { $size } % обычного размера. Крупнее нельзя.
        [smallest] Текст: { $size } % обычного размера. Мельче нельзя.
       *[none] Текст: { $size } % обычного размера.
    }
win-unveiled = Имена снова видны.
# Состояния.
st-good = В порядке
st-soon = Скоро истечёт срок
st-expired = Срок истёк
st-turned_off = Нужно войти
st-missing_permission = Не хватает разрешения
st-by_hand = Ждёт вас
st-not_delivered = Новый токен не доставлен
st-date_unknown = Дата окончания пока неизвестна
st-no_end_date = Без срока
st-working = В работе
dial-days = { $count ->
        [one] Остался { $count } день из 60
        [few] Осталось { $count } дня из 60
       *[other] Осталось { $count } дней из 60
    }
dial-unit = { $count ->
        [one] день
        [few] дня
       *[other] дней
    }
# Список клавиш.
keys-title = Горячие клавиши
keys-search = Поиск
keys-add = Добавить аккаунт
keys-move = Двигаться по списку
keys-open = Открыть аккаунт
keys-extend = Продлить токен
keys-reconnect = Переподключить
keys-check = Проверить сейчас
keys-undo = Отменить последнее отключение или отметку «Вставлено»
keys-accounts = Аккаунты
keys-settings = Настройки
keys-back = Назад
keys-region = Следующая часть окна
keys-bigger = Крупнее
keys-smaller = Мельче
keys-usual = Обычный размер текста
keys-help = Этот список
keys-jump = Перейти к аккаунту
keys-paste = Вставить на странице или добавить токен из буфера обмена
keys-select = Выбрать аккаунт
keys-select-more = Выбрать ещё
keys-select-all = Выбрать все видимые
keys-clear = Снять выбор, закрыть, вернуться
keys-copy = Скопировать токен открытого аккаунта
keys-hide = Скрыть имена
keys-quit = Завершить программу
# Перед тем как программа остановится.
close-ask = Продолжать работу, когда окно закрыто?
    .body = Если закрыть { -app } совсем, токены не будут продлеваться, и напоминаний не будет.
    .again = Чтобы снова увидеть это окно, откройте { -app } ещё раз.
    .keep = Работать дальше без окна
    .stop = Закрыть совсем
close-begun = Начатая настройка сохранена. Её можно продолжить позже.
quit-title = Завершить { -app }?
quit-ask = { $name }: срок токена истекает { $date }. Если завершить { -app }, продлить его будет некому.
    .stop = Завершить
