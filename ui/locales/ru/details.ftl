det-expires = { $count ->
        [one] Истекает через { $count } день, { $date }.
        [few] Истекает через { $count } дня, { $date }.
       *[other] Истекает через { $count } дней, { $date }.
    }
det-good = { $count ->
        [one] В порядке ещё { $count } день, до { $date }.
        [few] В порядке ещё { $count } дня, до { $date }.
       *[other] В порядке ещё { $count } дней, до { $date }.
    }
det-today = Истекает сегодня в { $time }.
det-expired = Срок истёк { $date }.
det-off = { $network } больше не принимает этот токен.
det-perm = Не хватает одного разрешения.
det-by-hand = Новый токен нужно вставить вручную.
det-place = { $why ->
        [moved] Файл для этого токена не найден.
        [changed] В файле кто-то заменил этот токен.
        [not_writable] Нам нельзя писать в файл для этого токена.
        [in_use] Файл для этого токена занят другой программой.
        [key_missing] В файле больше нет строки для этого токена.
        [key_twice] Строка для этого токена есть в файле дважды.
        [hook_failed] Программа, которая запускается после записи, завершилась с ошибкой.
       *[other] В одном файле всё ещё старый токен.
    }
det-unknown = Дата окончания пока неизвестна.
det-never = У этого токена нет срока.
det-login = { $count ->
        [one] Войдите в { $network } заново: остался { $count } день, до { $date }.
        [few] Войдите в { $network } заново: осталось { $count } дня, до { $date }.
       *[other] Войдите в { $network } заново: осталось { $count } дней, до { $date }.
    }
det-login90 = { $network } также просит войти заново до { $date }. Продление эту дату не сдвигает, а переподключение сдвинет.
det-kind-profile = Профиль
det-kind-person = Человек
det-kind-page = Страница
det-kind-system = Системный пользователь
det-who = Аккаунт
det-id = ID { $id }
det-connected = Подключён { $date }
det-app = Приложение Meta { $id }
det-token = Этот токен
det-token-long = Токен на 60 дней
det-token-short = Токен на 1 час
det-token-endless = Без срока
det-token-unknown = В хранилище паролей
det-until = Срок: { $time }
det-copy = Скопировать токен
det-places = Где используется токен
det-places-none = Пока мы никуда не записываем этот токен. Добавьте файл настроек (.env) вашего сайта, и мы будем его обновлять.
det-hand-why = Этот токен мы продлеваем за 14 дней до конца срока, а не за 30, чтобы вам реже приходилось его вставлять.
det-place-open = Открыть папку
det-place-find = Найти файл
det-place-send = Отправить сейчас
det-place-current = { $has_date ->
        [yes] Новый токен здесь с { $date }
       *[no] Здесь новый токен
    }
det-place-waiting = Это место ждёт вас
det-place-stale = Здесь прежний токен
det-place-failed = Новый токен сюда не попал
det-reason-moved = Файл не найден. Его перенесли? Покажите, где он теперь.
det-reason-changed = Эту строку кто-то изменил после нас. Сначала посмотрите на неё. «Отправить сейчас» заменит то, что в ней есть.
det-reason-not_writable = Нам нельзя писать в этот файл. Разрешите это в свойствах файла и нажмите «Отправить сейчас».
det-reason-in_use = Файл занят другой программой. Закройте его там и нажмите «Отправить сейчас».
det-reason-key_missing = Этой строки в файле больше нет. Добавьте место ещё раз, и мы запишем строку.
det-reason-key_twice = Такая строка есть в файле дважды. Удалите ту, которую сайт не читает, и нажмите «Отправить сейчас».
det-reason-hook_failed = Программа, которая запускается следом, завершилась с ошибкой.
det-reason-by_hand = Сюда токен вставляют вручную.
det-reason-not_yet = Сюда мы ещё ничего не отправляли.
det-perms = Разрешения
det-perm-untold = { $network } не говорит, какие разрешения вы дали.
det-perm-missing = Этого разрешения не хватает.
det-perm-ask = Запросить снова
det-history = История
det-history-none = Пока ничего не произошло.
# Строки истории.
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
his-expired = Срок токена истёк.
his-put_off = Продлить токен не удалось. Мы попробуем снова.
his-refused = { $network } не продлевает токен.
his-not_proved = Новый токен не сработал. Мы оставили прежний токен.
his-checked = Проверка: токен работает.
his-checked-not = Проверка: токен не работает.
his-checked-unknown = Проверка: { $network } не отвечает.
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
