cli-status-none = Аккаунтов ещё нет. Добавьте первый: sixty connect или sixty import.
cli-status-all-good = { $count ->
        [one] { $count } аккаунт в порядке.
        [few] Все { $count } аккаунта в порядке.
       *[other] Все { $count } аккаунтов в порядке.
    }
cli-status-need-you = { $count ->
        [one] Вас ждёт { $count } аккаунт из { $total }.
        [few] Вас ждут { $count } аккаунта из { $total }.
       *[other] Вас ждут { $count } аккаунтов из { $total }.
    }
cli-status-turned_off = Отключён
cli-status-expired = Срок истёк
cli-status-missing_permission = Не хватает разрешения
cli-status-not_delivered = Не доставлен
cli-status-soon = Скоро истечёт
cli-status-date_unknown = Дата пока неизвестна
cli-status-no_end_date = Бессрочный
cli-status-good = В порядке
cli-extend-extended = { $name }: новая дата — { $date }
cli-extend-unchanged = { $name }: Meta оставила ту же дату — { $date }
cli-extend-too_new = { $name }: получен меньше суток назад. Продлить можно после: { $time }.
cli-extend-not_due = { $name }: в порядке, срок — { $date } Пока не нужно.
cli-extend-reconnect = { $name }: нужно войти заново.
cli-extend-retry_later = { $name }: не сейчас. Следующая попытка: { $time }.
cli-extend-failed = { $name }: не продлён. Прежний токен на месте.
cli-connect-open = Откройте этот адрес в браузере, если он не открылся сам:
cli-connect-paste = Страница с предупреждением — это нормально. Её адрес можно целиком вставить сюда.
cli-connect-port-busy = Порт { $port } занят другой программой. Откройте адрес сами и вставьте тот, на который вернётесь.
cli-connect-no-browser = Браузер не открылся. Откройте адрес сами.
cli-connect-came-back = Спасибо. Запрашиваем токен на 60 дней…
cli-connect-is-this-right = Это тот аккаунт: { $name }? (да/нет)
cli-import-added = { $name } в порядке, срок — { $date }
cli-import-added-unknown = { $name } работает. Дату узнаем при первом продлении.
cli-check-works = { $name }: работает.
cli-check-dead = { $name }: не работает.
cli-check-unknown = { $name }: спросить Meta не удалось.
cli-app-set = Приложение { $network } { $app } сохранено. Его адрес возврата для всех полей Meta:
cli-app-none = Приложений Meta ещё нет.
cli-app-removed = Приложение { $app } убрано.
cli-app-unknown = Приложения { $app } здесь нет.
cli-app-needed = { $count ->
        [one] Приложение { $app } нужно { $count } аккаунту. Сначала отключите его.
       *[other] Приложение { $app } нужно { $count } аккаунтам. Сначала отключите их.
    }
cli-place-none = Мест ещё нет. Скажите, где нужны токены: sixty places add.
cli-place-unknown = Места { $place } здесь нет.
cli-place-removed = Убрано: { $place }. Файл остался как был.
cli-place-current = свежий токен
cli-place-waiting = ждёт
cli-place-failed = не доставлен
cli-place-stale = прежний токен
cli-reason-moved = Файл не найден. Его перенесли?
cli-reason-changed = Кто-то изменил строку. Посмотрите на неё и отправьте в это место по его id.
cli-reason-not_writable = В файл или его папку нельзя писать.
cli-reason-in_use = Файл чем-то занят. Закройте его и отправьте снова.
cli-reason-key_missing = Такой строки в файле нет. Добавьте её в конец и попробуйте снова.
cli-reason-key_twice = Такая строка в файле дважды. Оставьте ту, что нужна сайту.
cli-reason-hook_failed = Программа завершилась с ошибкой.
cli-reason-by_hand = Сюда вы вставляете сами.
cli-reason-not_yet = Сюда ещё ничего не отправляли.
cli-disconnect-done = { $name } отключён. Вернуть можно 30 дней: sixty disconnect --undo.
cli-disconnect-undone = { $name } снова здесь.
cli-set-done = { $key }: { $value }.
cli-env-extended = { $key }: новая дата — { $date } Записано в { $file }.
cli-env-unchanged = { $key }: Meta оставила ту же дату — { $date }
cli-env-too_new = { $key }: получен меньше суток назад. Продлить можно после: { $time }.
cli-env-not_due = { $key }: в порядке, срок — { $date } Пока не нужно.
cli-env-reconnect = { $key }: нужно войти заново. { $file } остался как был.
cli-env-retry_later = { $key }: не сейчас. { $file } остался как был.
cli-env-failed = { $key }: не продлён. { $file } остался как был.
cli-env-metadata-hint = Ежедневному заданию нужен --metadata, чтобы знать дату.
cli-env-which-line = В { $file } несколько строк с токеном: { $keys }. Выберите одну: --key.
cli-env-no-line = В { $file } нет строки с токеном. Выберите её: --key.
cli-line-missing = В { $file } нет строки { $key }. Добавьте её в конец и попробуйте снова.
cli-line-twice = { $key } встречается в { $file } не один раз. Оставьте ту строку, что нужна сайту.
cli-line-unclear = Разные программы читают строку { $line } в { $file } по-разному. Запишите её как NAME=value или NAME="value" и попробуйте снова.
cli-line-not-text = { $file } — не текст в UTF-8. Сохраните его в UTF-8 и попробуйте снова.
cli-account-none = Аккаунта { $name } здесь нет. Есть такие:
cli-account-several = Аккаунтов с именем { $name } несколько. Выберите по id:
cli-ask-token = Вставьте токен (он не показывается):
cli-ask-secret = Вставьте секрет приложения (он не показывается):
cli-get-reveal = Токен останется на экране. Если так и нужно, добавьте --reveal.
cli-diagnose-hid-secret = В вашем тексте был токен. Мы его скрыли.
cli-usage-empty-secret = Ничего не пришло. Дайте это на стандартный ввод.
cli-usage-empty-text = Ничего не пришло. Дайте текст ошибки на стандартный ввод.
cli-usage-secret-shape = Символов: { $count }. В секрете приложения их 32, буквы и цифры.
cli-usage-app-id = ID приложения — только цифры. Это похоже на что-то другое.
cli-usage-forget-facebook = Facebook просит секрет при каждом продлении, поэтому он остаётся.
cli-usage-config-id = ID конфигурации есть только у Facebook.
cli-usage-http-return = Для Instagram и Threads адрес возврата начинается с https.
cli-usage-bad-address = Это не адрес возврата. Он выглядит так: https://localhost:16060/
cli-usage-practice-url = Адрес для практики должен быть на этом компьютере: localhost, 127.0.0.1 или [::1].
cli-usage-now-practice = Часы можно двигать только в практике.
cli-usage-bad-time = Это не время. Оно выглядит так: 2026-11-20T10:00:00Z
cli-usage-set = { $key } не принимает { $value }. Смотрите sixty set --help.
