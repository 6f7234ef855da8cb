# В stderr, когда список аккаунтов пропал: файла в папке данных нет, или он пуст.
cli-rebuilt = { $count ->
        [one] Список аккаунтов пропал. Мы снова нашли { $count } аккаунт в хранилище паролей. Добавьте места заново: мы их больше не знаем.
        [few] Список аккаунтов пропал. Мы снова нашли { $count } аккаунта в хранилище паролей. Добавьте места заново: мы их больше не знаем.
       *[other] Список аккаунтов пропал. Мы снова нашли { $count } аккаунтов в хранилище паролей. Добавьте места заново: мы их больше не знаем.
    }
cli-none-found = Список аккаунтов пропал, а в этом хранилище паролей нет ваших токенов. Они в другом? Запустите команду с ним. Если нет, начните новый список: добавьте каждый аккаунт один раз через { $sixty } connect или { $sixty } import.
cli-not-rebuilt = Список аккаунтов пропал, а хранилище паролей этого компьютера не говорит, что в нём есть. Подключите каждый аккаунт один раз: { $sixty } connect.
cli-rebuild-waits = Список аккаунтов пропал. Ваши токены в хранилище паролей, но оно не открылось. Разблокируйте его и запустите команду снова.
cli-status-none = Аккаунтов пока нет. Добавьте первый: { $sixty } connect или { $sixty } import.
cli-status-all-good = { $count ->
        [1] Ваш аккаунт в порядке.
        [one] Все аккаунты в порядке: { $count }.
        [few] Все аккаунты в порядке: { $count }.
       *[other] Все аккаунты в порядке: { $count }.
    }
cli-status-need-you = { $count ->
        [one] Нужно ваше участие: { $count } аккаунт из { $total }.
        [few] Нужно ваше участие: { $count } аккаунта из { $total }.
       *[other] Нужно ваше участие: { $count } аккаунтов из { $total }.
    }
cli-status-turned_off = Нужно войти
cli-status-expired = Срок истёк
cli-status-missing_permission = Не хватает разрешения
cli-status-not_delivered = Не доставлен
cli-status-soon = Скоро истекает
cli-status-date_unknown = Дата пока неизвестна
cli-status-no_end_date = Без срока
cli-status-good = В порядке
cli-status-some-soon = { $count ->
        [one] У { $count } аккаунта скоро закончится срок.
        [few] У { $count } аккаунтов скоро закончится срок.
       *[other] У { $count } аккаунтов скоро закончится срок.
    }
cli-extend-extended = { $has_date ->
        [yes] { $name }: продлён. Новая дата: { $date }.
       *[no] { $name }: продлён.
    }
cli-extend-unchanged = { $has_date ->
        [yes] { $name }: дата в { $network } осталась прежней: { $date }. Чтобы получить более позднюю, переподключите аккаунт.
       *[no] { $name }: дата в { $network } осталась прежней. Чтобы получить более позднюю, переподключите аккаунт.
    }
cli-extend-too_new = { $has_time ->
        [yes] { $name }: получен меньше суток назад. Запустите команду снова после { $time }.
       *[no] { $name }: работает, но продлить его пока нельзя. Возможно, ему меньше суток. Попробуйте завтра.
    }
cli-extend-not_due = { $has_date ->
        [yes] { $name }: действует до { $date }. Продлевать пока не нужно.
       *[no] { $name }: без срока. Продлевать нечего.
    }
cli-extend-reconnect = { $name }: нужно войти заново.
cli-extend-retry_later = { $has_time ->
        [yes] { $name }: пока не получилось. Запустите команду снова после { $time }.
       *[no] { $name }: пока не получилось. Попробуйте позже.
    }
cli-extend-failed = { $name }: не продлён. Прежний токен остался.
cli-extend-sent = { $count ->
        [one] Обновлён в { $count } месте.
        [few] Обновлён в { $count } местах.
       *[other] Обновлён в { $count } местах.
    }
cli-extend-same = { $has_date ->
        [yes] { $name }: продлён. Новая дата: { $date }. Сам токен не изменился, обновлять ничего не нужно.
       *[no] { $name }: продлён. Сам токен не изменился, обновлять ничего не нужно.
    }
cli-extend-would = { $name }: сейчас был бы продлён. Ничего не изменилось.
cli-connect-open = Откройте этот адрес в браузере, если он не открылся сам:
cli-connect-paste = Вы можете увидеть страницу с предупреждением. Так и должно быть. Скопируйте её адрес и вставьте сюда.
cli-connect-port-busy = Порт { $port } занят другой программой. Подключиться всё равно можно: откройте адрес сами и вставьте тот, на который вернётесь.
cli-connect-no-browser = Браузер не открылся. Скопируйте адрес и откройте его сами.
cli-connect-came-back = Спасибо. Запрашиваем токен на 60 дней…
cli-connect-is-this-right = Это тот аккаунт: { $name }? (да/нет)
cli-status-linked = Связана с @{ $name } в Instagram
cli-connect-page-facebook = --page есть только у Facebook. У { $network } нет Страниц.
cli-connect-expect-network = Этот аккаунт — из { $other }, а подключается { $network }. Назовите в --network и --expect одну и ту же сеть.
cli-connect-page-one-place = В одно место идёт один токен. Назовите одну Страницу в --page или уберите --for-place.
cli-page-read = { $name }: новый токен получен вместе с аккаунтом, от которого зависит Страница.
cli-page-not-read = { $name }: остаётся прежний токен.
cli-connect-page-left = Страница { $page } не сохранена:
cli-connect-place-waiting = { $count ->
        [one] { $count } место ждёт токен { $network }:
        [few] { $count } места ждут токен { $network }:
       *[other] { $count } мест ждут токен { $network }:
    }
cli-connect-place-row = { $number }. { $line } в { $file }
cli-connect-place-ask = Куда записать токен { $name }? Введите номер или нажмите Enter, чтобы никуда не писать:
cli-connect-place-sure = Не видно, что { $line } в { $file } относится к { $name }. Записать туда токен { $name }? y (да) или n (нет):
cli-connect-place-no-number = Номера { $number } в списке нет. Введите номер из списка или нажмите Enter, чтобы никуда не писать:
cli-connect-place-done = В строке { $line } файла { $file } теперь токен { $name }.
cli-connect-place-left = Мы ничего не записали. Это может подождать.
cli-connect-place-later = Записать туда позже: { $sixty } connect --network { $network } --for-place { $place }
cli-connect-place-unknown = Места { $place }, которое ждёт токен { $network }, здесь нет. Все места: { $sixty } places list
cli-import-added = { $name } действует до { $date }.
cli-import-added-unknown = { $name } работает. Дату мы узнаем, когда впервые продлим токен.
cli-import-added-endless = { $name } сохранён. У токена нет срока. Узнать, работает ли он: { $sixty } check.
cli-import-linked = { $page }: связана с @{ $name } в Instagram.
cli-import-already = { $name } уже здесь. Токен не изменился.
cli-import-skipped = { $key }, строка { $line }:
cli-import-skipped-row = Строка { $line }:
cli-import-client = { $name }: клиент — { $client }.
cli-handover-made = { $file } настроит другой Sixty с вашим приложением { $network }.
cli-handover-by-phone = Отправьте файл почтой или в чате. Парольную фразу скажите по телефону, не в том же сообщении.
cli-handover-no-secret = Секрета приложения в файле нет. Другой стороне придётся ввести его, прежде чем подключаться. Чтобы положить его, добавьте --with-secret.
cli-handover-has-app = В файле: приложение { $network } { $app }
cli-handover-has-return = Адрес возврата: { $return_address }
cli-handover-has-permissions = При подключении запросим: { $permissions }
cli-handover-has-secret = Секрет приложения в файле есть. Можно сразу подключаться.
cli-handover-has-no-secret = Секрета приложения в файле нет. Он понадобится, прежде чем подключаться.
cli-handover-has-reply = { $has_other ->
        [yes] Токен, который вы подключите, запечатывается для { $other }. Здесь он не хранится.
       *[no] Токен, который вы подключите, запечатывается для того, кто сделал файл. Здесь он не хранится.
    }
cli-handover-differs = Это приложение здесь уже есть. В файле другое: { $values }.
cli-handover-return-address = адрес возврата
cli-handover-permissions = список разрешений
cli-handover-config-id = ID конфигурации
cli-handover-secret = секрет приложения
cli-handover-take = Настроить так? y (да) или n (нет):
cli-handover-replace = Взять значения из файла вместо ваших? y (да) или n (нет):
cli-handover-left = Ничего не изменилось.
cli-handover-add-replace = Чтобы взять значения из файла вместо ваших, добавьте --replace.
cli-handover-taken = Приложение { $network } { $app } настроено.
cli-reply-send = { $has_other ->
        [yes] Это токен { $name }, запечатанный для { $other }. Отправьте им текст выше. Больше его никто не откроет.
       *[no] Это токен { $name }, запечатанный для того, кто вас настроил. Отправьте ему текст выше. Больше его никто не откроет.
    }
cli-reply-lost = Токен { $name } не успел запечататься. Подключитесь ещё раз.
cli-reply-done = Когда отправите: { $sixty } handover reply --sent
cli-reply-none = Ничего не ждёт отправки.
cli-reply-forgotten = Забыто. Ничего не ждёт отправки.
cli-check-works = { $name }: работает.
cli-check-dead = { $name }: не работает.
cli-check-unknown = { $name }: не удалось спросить Meta.
cli-app-set = { $network ->
        [Facebook] Приложение Facebook { $app } сохранено. Пока оно в режиме разработки, Meta сама разрешает этот адрес возврата:
        [Threads] Приложение Threads { $app } сохранено. Вставьте этот адрес возврата во все три поля на странице Meta:
       *[other] Приложение { $network } { $app } сохранено. Вставьте этот адрес возврата на странице Meta:
    }
cli-app-none = Приложений Meta пока нет.
cli-app-removed = Приложение { $app } удалено.
cli-app-unknown = Приложения { $app } здесь нет.
cli-app-needed =
    .title = Приложение ещё нужно
    .body = { $count ->
        [one] Приложение { $app } нужно { $count } аккаунту. Сначала отключите его.
        [few] Приложение { $app } нужно { $count } аккаунтам. Сначала отключите их.
       *[other] Приложение { $app } нужно { $count } аккаунтам. Сначала отключите их.
    }
    .main = Показать их
cli-place-none = Мест пока нет. Скажите, где используются токены: { $sixty } places add.
cli-place-unknown = Места { $place } здесь нет.
cli-place-not-asked = Убрано: { $place }. Мы больше не попросим вставлять туда токен.
cli-place-nameless = Дайте месту имя, например --by-hand «Плагин WordPress».
cli-place-link = --link принимает адрес страницы, который начинается с https://.
cli-place-written = { $place } мы пишем сами, подтверждать нечего.
cli-place-removed = Убрано: { $place }. Файл остался как был.
cli-place-of-another = { $place } — уже место аккаунта { $name }, поэтому мы не отдали его { $other }. Если нужен { $other }: { $sixty } places remove { $id }, затем добавьте место снова.
cli-place-one-line = Токен и ID пользователя не могут стоять в одной строке { $key }. Назовите две строки.
cli-place-send-it = Токен придёт туда при следующем продлении. Отправить сейчас: { $sixty } places send { $place }
cli-place-current = токен свежий
cli-place-waiting = ждёт
cli-place-failed = не доставлен
cli-place-stale = токен прежний
cli-reason-moved = Файл не найден. Его перенесли?
cli-reason-changed = После нас строку кто-то изменил. Посмотрите на неё и отправьте токен в это место по его id.
cli-reason-not_writable = Нам нельзя писать в этот файл или его папку.
cli-reason-in_use = Файл занят. Закройте его и отправьте токен снова.
cli-reason-key_missing = Такой строки в файле нет. Добавьте её в конец и попробуйте снова.
cli-reason-key_twice = Такая строка в файле не одна. Оставьте ту, которую читает сайт.
cli-reason-hook_failed = Программа завершилась с ошибкой.
cli-place-no-key = К этому месту ключ не нужен: { $place }.
cli-place-waits = { $place } ждёт свой аккаунт, показывать пока нечего.
cli-place-preview-sent = Будет отправлено: { $after }
cli-place-preview-line = Строка { $line }: было { $before }, станет { $after }
cli-place-health = После --health нужен адрес, который начинается с https://, или адрес на этом компьютере.
cli-place-command-empty = Команды здесь нет.
cli-place-command-open = Не закрыт знак { $value }.
cli-place-command-shell = Программа запускается без оболочки, поэтому { $value } ничего не сделает. Возьмите в кавычки, если это часть слова, или напишите скрипт и назовите его.
cli-place-command-assignment = Программа запускается без оболочки, поэтому команда не может начинаться с ИМЯ=значение. Напишите скрипт и назовите его.
cli-place-command-control = В команде есть невидимый знак. Наберите её заново.
cli-place-command-secret = В команде есть секрет. Там его могли бы прочитать другие программы; токен приходит из стандартного ввода.
cli-place-url = После --http нужен адрес, который начинается с https://, а на этом компьютере и с http://, без пароля и токена внутри.
cli-place-method = После --method нужно POST, PUT или PATCH.
cli-place-header = После --header нужно имя свободного заголовка, например X-Cron-Key.
cli-place-field = После --field нужно имя.
cli-place-repository = После --github нужно OWNER/REPO.
cli-place-secret-name = Имя секрета состоит из латинских букв, цифр и _, начинается не с цифры и не с GITHUB_.
cli-place-environment = После --environment нужно имя окружения.
cli-place-project = После --vercel нужно имя или id проекта.
cli-place-variable = Имя переменной состоит из латинских букв, цифр и _ и начинается не с цифры.
cli-place-team = После --team нужен id или короткое имя команды.
cli-place-hook = После --deploy-hook нужен адрес, который начинается с https://.
cli-place-key-empty = Ключ приходит из стандартного ввода, одной строкой. Там было пусто.
cli-ask-key = Вставьте ключ к этому месту:
cli-preset-unknown = Команды с именем { $value } нет. Показать все: { $sixty } places add --list-presets
cli-preset-restart-only = { $value } не берёт токен. Укажите её после --restart.
cli-preset-set = После --set нужно ИМЯ=ЗНАЧЕНИЕ, а не { $value }.
cli-preset-missing = Здесь нужно --set { $value }=…
cli-preset-no-such = Здесь нет ничего с именем { $value }. Что она берёт: { $sixty } places add --list-presets
cli-preset-unfit = Значение { $value } не подходит.
cli-preset-sends = отдаёт токен программе { $program }
cli-preset-restarts = после --restart, запускает { $program }
cli-reason-refused = Другая сторона его не приняла.
cli-place-said = Ответ: { $said }
cli-reason-unreachable = Другая сторона не ответила. Попробуем снова при следующем продлении.
cli-reason-credential = Ключа к этому месту нет, он истёк или на это не годится. Дайте новый: { $sixty } places credential { $place }
cli-guard-none = Кроме вас, насколько мы знаем, эти файлы не читает никто.
guard-git_tracked = Git хранит { $file }, поэтому токен получит каждый, у кого есть репозиторий.
guard-git_tracked-fix = Добавьте строку { $entry } в файл gitignore, затем: git rm --cached { $typed }
guard-not_ignored = Git может начать хранить { $file }, и тогда его получит каждый, у кого есть репозиторий.
guard-not_ignored-fix = Добавьте строку { $entry } в файл gitignore.
guard-git_history = В истории Git есть прежний { $file } и то, что в нём было.
guard-git_history-fix = Отключите прежний токен или держите репозиторий закрытым.
guard-world_readable = Читать { $file } может каждый пользователь этого компьютера.
guard-world_readable-fix = Если сайт работает от вашего имени: chmod 600 { $typed }
guard-web_root = Веб-сервер может показать { $file } всем.
guard-web_root-fix = Перенесите файл из папки, которую показывает сервер, или запретите серверу его отдавать.
guard-synced = { $file } копируется на другие ваши компьютеры и в облако.
guard-synced-fix = Перенесите файл в папку, которая не копируется.
cli-find-no-folder = { $folder } — не папка.
cli-find-current = нынешний токен
cli-find-old = прежний токен
cli-find-sum = Файлов просмотрено: { $files }. Копий ваших токенов: { $count }.
cli-migrate-none = В этой папке нет ни токенов Meta, ни того, что создаёт новые.
cli-place-restart-needed = Новый токен на месте, но программа работает со старым: перезапустите её.
cli-place-build-needed = Новый токен на месте, но собранное раньше работает со старым: соберите проект заново, потом отметьте это: { $sixty } places confirm { $id }
cli-place-undone = Возвращено. Сюда ничего не придёт, пока вы не отправите сами: { $sixty } places send { $id }
cli-place-no-former = Прежнего содержимого нет: { $place }.
cli-value-missing = В { $file } нет { $at }.
cli-value-twice = { $at } встречается в { $file } не один раз, последний — в строке { $line }. Оставьте тот, который читают.
cli-value-unclear = Строку { $line } файла { $file } программы могут прочитать по-разному, поэтому мы не пишем { $at }. Сделайте там простой текст в кавычках.
cli-value-not-text = { $file } — не текст в UTF-8.
cli-value-not-plain = В { $file } в { $at } токен не запишешь.
cli-reason-replaced = С тех пор, как вы скопировали токен, появился новый. Вставьте его: { $sixty } get { $account }. Потом: { $sixty } places confirm { $place }
cli-reason-by_hand = Вставьте токен туда сами. Увидеть его: { $sixty } get { $account }. Когда будет готово: { $sixty } places confirm { $place }
cli-reason-not_yet = Сюда мы ещё ничего не отправляли.
cli-disconnect-done = { $name } отключён. Вернуть его можно в течение 30 дней: { $sixty } disconnect --undo { $account }
cli-disconnect-none = Отменять нечего: { $name } не отключён.
cli-disconnect-undone = { $name } снова здесь.
cli-set-done = { $key }: { $value }.
cli-env-extended = { $has_date ->
        [yes] { $key }: продлён. Новая дата: { $date }. Новый токен записан в { $file }.
       *[no] { $key }: продлён. Новый токен записан в { $file }.
    }
cli-env-unchanged = { $has_date ->
        [yes] { $key }: Meta оставила прежнюю дату: { $date }. Чтобы получить более позднюю, переподключите аккаунт.
       *[no] { $key }: Meta оставила прежнюю дату. Чтобы получить более позднюю, переподключите аккаунт.
    }
cli-env-too_new = { $has_time ->
        [yes] { $key }: получен меньше суток назад. Запустите команду снова после { $time }.
       *[no] { $key }: работает, но продлить его пока нельзя. Возможно, ему меньше суток. Попробуйте завтра.
    }
cli-env-not_due = { $has_date ->
        [yes] { $key }: действует до { $date }. Продлевать пока не нужно.
       *[no] { $key }: без срока. Продлевать нечего.
    }
cli-env-reconnect = { $key }: нужно войти заново. Файл { $file } не изменился.
cli-env-retry_later = { $key }: пока не получилось. Файл { $file } не изменился. Запустите команду снова позже.
cli-env-failed = { $key }: не продлён. Файл { $file } не изменился.
cli-env-secret = Дальше: укажите ID приложения в --app-id, а его секрет — в FB_APP_SECRET или в строке с таким именем в { $file }.
cli-env-old-date = В строке { $line } файла { $file } осталась старая дата. Эту строку мы не меняем.
cli-place-replaces = В строке { $line } файла { $file } сейчас не токен. Отправка заменит это токеном.
cli-env-dated = В { $file } есть дата: { $line }. Эту строку мы не пишем, и дата в ней устареет.
cli-env-metadata-hint = Для ежедневного запуска добавьте --metadata: так мы будем знать дату.
cli-env-which-line = В { $file } токен есть в нескольких строках: { $keys }. Выберите одну: --key.
cli-env-no-line = В { $file } нет строки с токеном. Укажите её: --key.
cli-env-would = { $key }: сейчас был бы продлён. Файл { $file } не изменился.
cli-line-missing = В { $file } нет строки { $key }. Добавьте её в конец и попробуйте снова.
cli-line-missing-others = В { $file } нет строки { $key }. { $has_line ->
    [yes] В строке { $line }, { $other }, стоит токен от { $network }. Может быть, нужна { $other }?
   *[no] Токен есть в этих строках: { $other }. Может быть, нужна одна из них?
}
cli-line-twice = { $key } встречается в { $file } не один раз. Оставьте ту строку, что нужна сайту.
cli-line-not-in-script = В { $file } нет строки { $key }. Впишите export { $key }= сами, на её место, и попробуйте снова.
cli-account-none = Аккаунта { $name } здесь нет. Есть такие:
cli-account-none-at-all = Аккаунта { $name } здесь нет, и других пока нет. Добавьте первый: { $sixty } connect или { $sixty } import.
cli-account-several = Аккаунтов с именем { $name } несколько. Выберите один по его id:
cli-ask-token = Вставьте токен (он не показывается):
cli-ask-secret = Вставьте секрет приложения (он не показывается):
cli-ask-passphrase = Парольная фраза файла (она не показывается):
cli-ask-new-passphrase = Новая парольная фраза для файла (она не показывается):
cli-ask-passphrase-again = Та же фраза ещё раз:
cli-usage-empty-passphrase = Ничего не пришло. Подайте парольную фразу на стандартный ввод.
cli-usage-passphrase-differs = Это были две разные фразы. Мы ничего не записали.
cli-usage-passphrase-short = { $count ->
        [one] В парольной фразе не меньше { $count } знака. Несколько слов удобно сказать по телефону.
        [few] В парольной фразе не меньше { $count } знаков. Несколько слов удобно сказать по телефону.
       *[other] В парольной фразе не меньше { $count } знаков. Несколько слов удобно сказать по телефону.
    }
cli-exec-variable = Переменная не может называться { $name }. Имя состоит из латинских букв, цифр и _, например --as THREADS_TOKEN.
cli-exec-none = Программы { $program } здесь нет.
cli-exec-refused = Запустить { $program } не удалось: { $detail }.
cli-get-reveal = Токен останется на экране. Если так и нужно, добавьте --reveal.
cli-ask-text = Вставьте текст ошибки и нажмите Ctrl-D на новой строке:
cli-progress-extend = Продлеваем…
cli-progress-ask = Спрашиваем Meta…
cli-progress-work = Работаем…
cli-progress-slow = Всё ещё работаем. Это дольше обычного.
cli-not-written = Ответ не удалось записать. Может быть, на диске нет места?
cli-usage-secret-argument = В командной строке стоит токен или секрет приложения, и его видят другие программы. Передайте его через стандартный ввод.
cli-diagnose-hid-secret = В вашем тексте был токен. Мы его скрыли.
cli-usage-empty-secret = Ничего не пришло. Передайте это через стандартный ввод.
cli-usage-empty-text = Ничего не пришло. Передайте текст ошибки через стандартный ввод.
cli-usage-secret-shape = { $count ->
        [one] Здесь { $count } символ. В секрете приложения 32 буквы и цифры. Скопируйте его целиком и ничего лишнего.
        [few] Здесь { $count } символа. В секрете приложения 32 буквы и цифры. Скопируйте его целиком и ничего лишнего.
       *[other] Здесь { $count } символов. В секрете приложения 32 буквы и цифры. Скопируйте его целиком и ничего лишнего.
    }
cli-usage-secret-is-id = Это ID приложения. А нужен секрет приложения: 32 буквы и цифры.
cli-usage-id-is-secret = Это секрет приложения, и здесь его видят другие программы. Создайте новый на странице Meta. ID — это число рядом с ним.
cli-app-same-id = Теперь у { $network } и { $other } один и тот же ID приложения: { $app }. На странице Meta у каждой сети своё число. Найдите «{ $network } app ID».
cli-usage-app-id = В ID приложения только цифры. Это похоже на что-то другое.
cli-usage-forget-facebook = Facebook просит секрет при каждом продлении, поэтому он должен остаться.
cli-usage-retired = У { $network } больше нет разрешения { $permission }. Запросите вместо него { $instead }.
cli-usage-config-id = ID конфигурации есть только у Facebook.
cli-usage-http-return = Для Instagram и Threads адрес возврата начинается с https.
cli-usage-bad-address = Это не адрес возврата. Он выглядит так: https://localhost:16060/
cli-usage-practice-url = Адрес для практики должен быть на этом компьютере: localhost, 127.0.0.1 или [::1].
cli-usage-now-practice = Часы можно двигать только в практике.
cli-usage-bad-time = Это не время. Оно выглядит так: 2026-11-20T10:00:00Z
cli-usage-no-permissions = Назовите хотя бы одно разрешение или уберите --permissions.
cli-usage-set-key = Настройки { $key } нет. Смотрите { $sixty } set --help.
cli-usage-set-all = { $key } — одна настройка на все аккаунты. Не указывайте аккаунт.
cli-usage-set-on-off = { $key } не принимает { $value }. Напишите on или off.
cli-usage-set-quiet = { $key } не принимает { $value }. Напишите два разных часа от 0 до 23, например 20-8.
cli-usage-set-remind-at = { $key } не принимает { $value }. Напишите дни до конца, от 0 до 60, например 14,7,3,1,0.
cli-usage-day = { $key } не принимает { $value }. Напишите день, например 2026-12-24.
cli-usage-day-past = { $value } уже прошло. Назовите день, который ещё впереди.
cli-usage-set-graph-version = { $key } не принимает { $value }. Напишите версию, например v25.0.
cli-usage-label-long = Это имя слишком длинное. Можно не больше 100 знаков.
cli-usage-label = В имени нужны буквы, и оно занимает одну строку.
cli-details = Подробности: { $detail }
cli-next = Дальше: { $command }
cli-remind-none = От вас ничего не нужно.
cli-remind-tomorrow = Отложено до завтра. Со следующего дня { $sixty } remind скажет об этом снова.
cli-remind-no-desktop = Рабочего стола здесь нет, поэтому уведомления не было.
cli-remind-not-shown = Уведомление не показано: { $detail }
cli-removed-everything = Аккаунты, токены, секреты приложений и настройки { -app } удалены с этого компьютера.
cli-trust-everywhere = Ваши браузеры принимают наш сертификат до { $date }. Мы обновим его раньше.
cli-trust-some = Некоторые из ваших браузеров принимают наш сертификат до { $date }.
cli-trust-nowhere = Ни один браузер пока не принимает наш сертификат.
cli-trust-yes = принимает
cli-trust-no = предупреждает
cli-trust-firefox = Если Firefox открыт, закройте все его окна и откройте снова. Он читает это только при запуске.
cli-forecast = { $count ->
        [0] Если этот компьютер не включать до { $date }, ничего не истечёт.
        [one] Если этот компьютер не включать до { $date }, истечёт токен { $count } аккаунта:
        [few] Если этот компьютер не включать до { $date }, истекут токены { $count } аккаунтов:
       *[other] Если этот компьютер не включать до { $date }, истекут токены { $count } аккаунтов:
    }
cli-forecast-extend = можно продлить сейчас
cli-forecast-login = к этому дню нужен вход
cli-forecast-expires = истечёт
cli-forecast-expired = уже истёк
cli-forecast-turned-off = уже отключён
cli-usage-doctor-json = С --json ответ идёт в стандартный вывод, поэтому назовите файл для найденного.
cli-usage-export-json = С --json ответ идёт в стандартный вывод, поэтому назовите файл для экспорта.
cli-exported = { $count ->
        [one] { $count } аккаунт записан в { $file }.
        [few] { $count } аккаунта записаны в { $file }.
       *[other] { $count } аккаунтов записаны в { $file }.
    }
cli-doctor-saved = { $count ->
        [one] Найденное записано в { $file } ({ $count } байт). Это простой текст. Прочитайте его, прежде чем отправить.
        [few] Найденное записано в { $file } ({ $count } байта). Это простой текст. Прочитайте его, прежде чем отправить.
       *[other] Найденное записано в { $file } ({ $count } байт). Это простой текст. Прочитайте его, прежде чем отправить.
    }
cli-keep-started = Sixty поддерживает ваши аккаунты, пока вы не нажмёте { $key }.
cli-keep-installed = Готово. Теперь система запускает её сама, при каждом входе: { $file }
cli-keep-no-service = На этом компьютере нет такой службы (systemd здесь не работает). Добавьте эту строку в crontab командой crontab -e:
cli-keep-removed = Готово. Система больше не запускает её. Аккаунты и токены остаются.
cli-keep-none = Система её не запускала, поэтому ничего не изменено.
