tray-practice = Режим практики
tray-none = Аккаунтов пока нет
tray-locked = Хранилище паролей заблокировано
tray-missing = Хранилище паролей не найдено
tray-ok = { $count ->
        [1] Ваш аккаунт в порядке
        [one] Все { $count } аккаунт в порядке
        [few] Все { $count } аккаунта в порядке
       *[other] Все { $count } аккаунтов в порядке
    }
tray-soon = { $count ->
        [one] У { $count } аккаунта скоро закончится срок
        [few] У { $count } аккаунтов скоро закончится срок
       *[other] У { $count } аккаунтов скоро закончится срок
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
tray-off = Нет сети с { $time }
tray-checked = Проверено в { $time }
tray-next = Дальше продлится сам: { $name }, { $date }
tray-account-turned_off = { $name }: отключён
tray-account-expired = { $name }: срок истёк
tray-account-missing_permission = { $name }: не хватает разрешения
tray-account-not_delivered = { $name }: не доставлен
tray-account-soon = { $count ->
        [0] { $name }: закончится сегодня
        [one] { $name }: остался { $count } день
        [few] { $name }: осталось { $count } дня
       *[other] { $name }: осталось { $count } дней
    }
tray-account-waits = { $name }: пока не продлевается
tray-reconnect = Войти снова…
tray-extend = Продлить токен
tray-details = Подробности
tray-tomorrow = Напомнить завтра
tray-all = { $count ->
        [one] Показать { $count } аккаунт…
        [few] Показать все { $count } аккаунта…
       *[other] Показать все { $count } аккаунтов…
    }
tray-extend-all = Продлить все, что можно ({ $count })
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
