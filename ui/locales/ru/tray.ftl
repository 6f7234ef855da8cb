tray-practice = Режим практики
tray-none = Аккаунтов пока нет
tray-locked = Хранилище паролей заблокировано
tray-missing = Хранилище паролей не найдено
tray-asking = Компьютер просит пароль от вашего хранилища
tray-other-vault = В этом хранилище паролей нет ваших токенов
tray-no-use = Хранилищем паролей не удаётся воспользоваться
tray-ok = { $count ->
        [1] Ваш аккаунт в порядке
        [one] Все аккаунты в порядке: { $count }
        [few] Все аккаунты в порядке: { $count }
       *[other] Все аккаунты в порядке: { $count }
    }
tray-soon = { $count ->
        [one] У { $count } аккаунта скоро истечёт срок
        [few] У { $count } аккаунтов скоро истечёт срок
       *[other] У { $count } аккаунтов скоро истечёт срок
    }
tray-stop = { $count ->
        [one] Нужно ваше участие: { $count } аккаунт
        [few] Нужно ваше участие: { $count } аккаунта
       *[other] Нужно ваше участие: { $count } аккаунтов
    }
tray-work = { $count ->
        [one] Продлеваем { $count } токен…
        [few] Продлеваем { $count } токена…
       *[other] Продлеваем { $count } токенов…
    }
tray-off = Сеть пропала { $time }
tray-checked = Проверено { $time }
tray-next = Следующим продлим { $name }: { $date }
tray-account-turned_off = { $name }: нужно войти
tray-account-expired = { $name }: срок истёк
tray-account-missing_permission = { $name }: не хватает разрешения
tray-account-not_delivered = { $name }: новый токен не доставлен
tray-account-by_hand = { $name }: токен ждёт, пока вы его вставите
tray-account-soon = { $count ->
        [0] { $name }: срок истекает сегодня
        [one] { $name }: остался { $count } день
        [few] { $name }: осталось { $count } дня
       *[other] { $name }: осталось { $count } дней
    }
tray-account-unseen = { $name }: автопродление выключено, срок неизвестен
tray-account-waits = { $name }: пока не продлевается
tray-reconnect = Переподключить…
tray-extend = Продлить токен
tray-details = Подробнее
tray-tomorrow = Напомнить завтра
tray-all = { $count ->
        [one] Показать { $count } аккаунт…
        [few] Показать { $count } аккаунта…
       *[other] Показать { $count } аккаунтов…
    }
tray-extend-all = Продлить все токены, которые можно ({ $count })
tray-check = Проверить сейчас
tray-pause = Приостановить напоминания
tray-pause-today = На сегодня
tray-pause-three-days = На 3 дня
tray-pause-until-monday = До понедельника
tray-resume = Возобновить напоминания
tray-paused = Напоминания приостановлены, снова с { $date }
tray-open = Открыть { -app }
tray-settings = Настройки…
tray-quit = Завершить { -app }
# Один раз, когда окно закрывают.
close-title = { -app } продолжает работу
close-tray = Мы продолжаем работать в фоне. Чтобы снова увидеть это окно, откройте { -app } ещё раз.
