# Что произошло: строки истории аккаунта в окне и в таблице, которую можно сохранить.
his-connected = { $has_date ->
        [yes] Аккаунт подключён. Токен действует до { $date }.
       *[no] Аккаунт подключён.
    }
his-imported = { $has_date ->
        [yes] Аккаунт добавлен по готовому токену. Токен действует до { $date }.
       *[no] Аккаунт добавлен по готовому токену.
    }
his-restored = { $has_date ->
        [yes] Аккаунт вернулся из резервной копии. Токен действует до { $date }.
       *[no] Аккаунт вернулся из резервной копии.
    }
his-extended = { $has_date ->
        [yes] Токен продлён до { $date }.
       *[no] Токен продлён.
    }
his-read_anew = Новый токен получен вместе с аккаунтом, от которого зависит Страница.
his-not_read = Новый токен для Страницы получить не удалось. Мы оставили прежний токен.
his-old_ended = Прежний токен отключён.
his-expired = Срок токена истёк.
his-put_off = Продлить токен не удалось. Мы попробуем снова.
his-refused = { $network } не продлевает токен.
his-not_proved = Новый токен не сработал. Мы оставили прежний токен.
his-checked = Проверка: токен работает.
his-checked-not = Проверка: токен не работает.
his-checked-unknown = Проверка: { $network } не отвечает.
his-checked-but = Проверка. { $detail }
his-many = { $count ->
        [one] { $count } проверка с { $date }: токен работает.
        [few] { $count } проверки с { $date }: токен работает.
       *[other] { $count } проверок с { $date }: токен работает.
    }
his-many-not = { $count ->
        [one] { $count } проверка с { $date }: токен не работает.
        [few] { $count } проверки с { $date }: токен не работает.
       *[other] { $count } проверок с { $date }: токен не работает.
    }
his-many-unknown = { $count ->
        [one] { $count } проверка с { $date }: { $network } не отвечает.
        [few] { $count } проверки с { $date }: { $network } не отвечает.
       *[other] { $count } проверок с { $date }: { $network } не отвечает.
    }
# Стоит после предложения о том, что случилось несколько раз подряд.
his-run = { $count ->
        [one] { $count } раз с { $date }.
        [few] { $count } раза с { $date }.
       *[other] { $count } раз с { $date }.
    }
his-delivered = { $place }: токен записан.
his-not_delivered = { $place }: новый токен туда не попал.
his-waits_for_you = { $place }: новый токен ждёт, пока вы его вставите.
his-undone = Вы вернули то, что было прежде: { $place }.
his-in_force = Вы отметили, что токен уже в деле: { $place }.
his-pasted_older = Вы вставили сюда токен, который к тому времени сменился: { $place }.
his-pasted_undone = Вы отменили отметку о том, что токен вставлен: { $place }.
his-pasted = Вы вставили токен сюда: { $place }.
his-send_asked = Вы попросили отправить токен туда, где он используется.
his-place_added = Добавлено место: { $place }.
his-disconnected = Вы отключили аккаунт.
his-disconnect_undone = Вы вернули аккаунт.
his-place_removed = Мы больше не обновляем { $place }.
his-set = Вы изменили настройку аккаунта.
his-set-auto-extend = { $value ->
        [on] Вы включили автопродление.
       *[off] Вы выключили автопродление.
    }
his-set-client = { $has_value ->
        [yes] Вы указали клиента или группу: { $value }.
       *[no] Вы убрали клиента или группу.
    }
his-set-label = { $has_value ->
        [yes] Вы дали аккаунту своё название: { $value }.
       *[no] Вы убрали своё название аккаунта.
    }
his-set-snooze = { $has_date ->
        [yes] Вы отложили напоминания до { $date }.
       *[no] Вы отложили напоминания.
    }
his-other = Событие: { $event }.
his-place_waits = { $place }: ждёт своего аккаунта.
his-forgotten = Удалён отсюда через 30 дней после отключения.
his-day-checked = { $count ->
        [one] Проверка: { $count } аккаунт. Ответ есть.
        [few] Проверка: { $count } аккаунта. Все ответили.
       *[other] Проверка: { $count } аккаунтов. Все ответили.
    }
his-day-unanswered = { $count ->
        [one] Проверка: { $count } аккаунт. Ответа не было.
        [few] Проверка: { $count } аккаунта. Ответа не было.
       *[other] Проверка: { $count } аккаунтов. Ответа не было.
    }
# Напоминание, по поводу.
his-reminded-days = { $count ->
        [0] Напоминание: срок токена истекает сегодня.
        [one] Напоминание: остался { $count } день.
        [few] Напоминание: осталось { $count } дня.
       *[other] Напоминание: осталось { $count } дней.
    }
his-reminded-expired = Напоминание: срок токена истёк.
his-reminded-turned_off = Напоминание: нужно войти заново.
his-reminded-stuck = Напоминание: токен пока не продлевается.
his-reminded-login = Напоминание: { $network } просит войти заново.
his-reminded-place = Напоминание: новый токен дошёл не до всех мест.
