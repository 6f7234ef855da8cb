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
det-off = { $network } отключил этот токен.
det-perm = Не хватает одного разрешения.
det-place = В одном месте старый токен.
det-unknown = Дата пока неизвестна.
det-never = Без срока.
det-login90 = Facebook также просит войти заново до { $date }. Продление эту дату не сдвигает, а новое подключение сдвинет.
det-kind-profile = Профессиональный аккаунт
det-kind-person = Человек
det-kind-page = Страница
det-kind-system = Системный аккаунт
det-who = Кто это
det-id = ID { $id }
det-connected = Подключён { $date }
det-app = Приложение Meta { $id }
det-token = Этот токен
det-token-long = Токен на 60 дней
det-token-short = Токен на 1 час
det-token-endless = Без срока
det-token-unknown = В вашем хранилище
det-until = До { $time }
det-copy = Скопировать
det-places = Куда он идёт
det-places-none = Мест пока нет.
det-place-open = Открыть
det-place-send = Отправить
det-place-current = { $has_date ->
        [yes] Свежий токен с { $date }
       *[no] Токен свежий
    }
det-place-waiting = Ждёт вас
det-place-stale = Токен прежний
det-place-failed = Не доставлен
det-reason-moved = Файл не найден. Его перенесли?
det-reason-changed = После нас строку кто-то изменил. Посмотрите на неё, прежде чем мы запишем.
det-reason-not_writable = Нам нельзя писать в этот файл. Измените права доступа и отправьте снова.
det-reason-in_use = Файл занят. Закройте его и отправьте токен снова.
det-reason-key_missing = Такой строки в файле нет. Добавьте её в конец и отправьте токен снова.
det-reason-key_twice = Такая строка в файле не одна. Оставьте ту, которую читает сайт.
det-reason-hook_failed = Программа завершилась с ошибкой.
det-reason-by_hand = Сюда вы вставляете токен сами.
det-reason-not_yet = Сюда мы ещё ничего не отправляли.
det-perms = Разрешения
det-perm-untold = { $network } не говорит, какие разрешения даны.
det-perm-missing = Не хватает
det-perm-ask = Запросить
det-history = История
det-history-none = Пока ничего не произошло.
# Строки истории.
his-connected = { $has_date ->
        [yes] Подключён. Действует до { $date }.
       *[no] Подключён.
    }
his-imported = { $has_date ->
        [yes] Добавлен готовым токеном. Действует до { $date }.
       *[no] Добавлен готовым токеном.
    }
his-extended = { $has_date ->
        [yes] Продлён до { $date }.
       *[no] Продлён.
    }
his-put_off = Продлить не удалось. Попробуем снова.
his-refused = Отказ от { $network }: токен не продлён.
his-not_proved = Новый токен не подтвердился. Мы оставили прежний.
his-checked = Проверен. Работает.
his-checked-not = Проверен. Не работает.
his-checked-unknown = Проверен. Ответа от { $network } нет.
his-delivered = Отправлен в { $place }.
his-not_delivered = { $place } его не получил.
his-send_asked = Вы попросили его отправить.
his-place_added = Добавлено место: { $place }.
his-disconnected = Вы отключили аккаунт.
his-disconnect_undone = Вы вернули аккаунт.
his-place_removed = { $place } больше не обновляется.
his-set = Настройка изменена.
his-other = Сделана запись.
