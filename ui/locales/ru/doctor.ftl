# Проверка: у каждого пункта есть строка, а если что-то не так, то и совет (-fix). Где названа команда, у окна своё
# предложение (.window).
doctor-clock-good = Часы идут верно.
doctor-clock-off = Часы этого компьютера идут неверно. На них { $time }, а на самом деле { $other }.
doctor-clock-far-off = Часы этого компьютера расходятся с настоящим временем больше чем на день. На них { $time }, а на самом деле { $other }. Пока это так, мы не узнаем, когда закончится новый токен.
doctor-clock-fix = { -system.kind ->
        [macos] Откройте «Системные настройки», «Основные», «Дата и время» и включите автоматическую установку.
        [windows] Откройте «Параметры», «Время и язык», «Дата и время» и включите автоматическую установку времени.
       *[linux] Пусть компьютер сам следит за временем: включите это в настройках даты и времени или командой «timedatectl set-ntp true».
    }
doctor-clock-unknown = Мы не знаем, верно ли идут часы: Meta не сказала, который час.
doctor-internet-good = Интернет есть.
doctor-internet-practice = Для практики интернет не нужен.
doctor-internet-none = Этот компьютер не в сети.
doctor-internet-none-fix = Проверьте кабель или Wi-Fi, затем проверьте снова. Ваши токены целы.
doctor-internet-proxy = Прокси этого компьютера нас не пропускает.
doctor-internet-proxy-fix = Проверьте прокси в настройках сети или спросите того, кто отвечает за сеть.
doctor-internet-late = Никто в интернете не ответил вовремя.
doctor-internet-late-fix = Проверьте кабель или Wi-Fi. Если сайты открываются, нам может мешать сетевой экран.
doctor-internet-unknown = Мы не можем понять, есть ли интернет.
doctor-vault-good = Хранилище паролей открыто.
doctor-vault-refused = Хранилищем паролей нельзя пользоваться: { $detail }.
doctor-vault-refused-fix = Исправьте это и проверьте снова. Ничего не изменилось.
doctor-vault-passphrase-fix = Пусть SIXTY_PASSPHRASE_FILE указывает на файл с паролем, который можете прочитать только вы. Потом проверьте снова.
doctor-vault-damaged = Хранилище паролей открыто, но одна запись в нём повреждена.
doctor-vault-damaged-fix = Узнайте, чья она, командой «sixty check» и подключите этот аккаунт заново.
    .window = Нажмите «Проверить сейчас» у своих аккаунтов и переподключите тот, который об этом скажет.
doctor-vault-lost = Хранилище паролей открыто, но токена { $name } в нём нет.
doctor-vault-lost-fix = Подключите { $name } заново. Если токен лежит в другом хранилище, откройте его.
doctor-vault-more = { $count ->
        [one] Нет токена ещё у { $count } аккаунта.
        [few] Нет токена ещё у { $count } аккаунтов.
       *[other] Нет токена ещё у { $count } аккаунтов.
    }
doctor-port-free = Порт { $port } свободен, вход сможет вернуться сюда.
doctor-port-ours = На порту { $port } ждёт наш собственный вход.
doctor-port-unknown = Пока список аккаунтов не читается, мы не знаем порта для входа.
doctor-port-elsewhere = Порт не нужен: вход завершают, вставляя адрес.
doctor-port-taken = { $has_program ->
        [yes] { $program } занимает порт { $port }, на который возвращается вход.
       *[no] Другая программа занимает порт { $port }, на который возвращается вход.
    }
doctor-port-taken-fix = Закройте эту программу. А пока вход можно завершить, вставив адрес из браузера.
doctor-port-refused = Система не даёт нам порт { $port }: { $detail }.
doctor-port-refused-fix = Выберите адрес возврата с портом от 1024 или завершайте вход, вставляя адрес.
doctor-meta-good = Meta отвечает: { $network }.
doctor-meta-practice = Ненастоящая Meta отвечает.
doctor-meta-unasked = Без интернета Meta не спросить.
doctor-meta-blocked = Отсюда не достучаться до { $network }.
doctor-meta-blocked-fix = Мешать может сетевой экран, рабочая сеть или антивирус. Откройте этому компьютеру путь к { $network } или попробуйте другую сеть.
doctor-meta-unsafe = Путь к { $network } небезопасен, поэтому мы им не пошли.
doctor-meta-unsafe-fix = Проверьте дату на этом компьютере. Причиной может быть и рабочая сеть или антивирус, которые читают всё подряд.
doctor-meta-no-roots = На этом компьютере нет списка сертификатов, которым он доверяет, поэтому { $network } не отличить от кого-то другого.
doctor-meta-no-roots-fix = Добавьте этот список и проверьте снова. В Debian и Ubuntu он в пакете ca-certificates.
doctor-meta-strange = Вместо { $network } ответил кто-то другой.
doctor-meta-down = У { $network } сейчас свои неполадки.
doctor-meta-down-fix = Подождите час и проверьте снова. Ваши токены целы.
doctor-meta-pretend-gone = Ненастоящая Meta не отвечает.
doctor-meta-pretend-gone-fix = Запустите её или укажите её верный адрес.
doctor-places-none = Мест пока нет.
doctor-places-good = { $count ->
        [one] { $count } место готово принять новый токен.
        [few] { $count } места готовы принять новый токен.
       *[other] { $count } мест готовы принять новый токен.
    }
doctor-places-unknown = Пока список аккаунтов не читается, мы не знаем ваших мест.
doctor-places-more = { $count ->
        [one] Ещё с { $count } местом что-то не так.
        [few] Ещё с { $count } местами что-то не так.
       *[other] Ещё с { $count } местами что-то не так.
    }
doctor-place-moved = Файла { $file } нет на месте.
doctor-place-moved-fix = Верните файл или уберите место: sixty places remove.
    .window = Верните файл или откройте аккаунт и укажите, где файл теперь.
doctor-place-changed = Строку { $line } в { $file } изменил кто-то другой.
doctor-place-changed-fix = Если там должен быть наш токен, отправьте его: sixty places send. Если нет, уберите место: sixty places remove.
    .window = Если там должен быть наш токен, откройте аккаунт и отправьте его. Если нет, уберите там место.
doctor-place-closed = Нам нельзя писать в { $file }.
doctor-place-closed-fix = Разрешите своему пользователю менять этот файл и его папку, затем проверьте снова.
doctor-place-in-use = Файл { $file } занят программой, и мы не можем его записать.
doctor-place-in-use-fix = Закройте программу, которая его держит, затем проверьте снова.
doctor-place-no-line = В { $file } нет строки { $line }.
doctor-place-no-line-fix = Добавьте строку в файл или уберите место: sixty places remove.
    .window = Добавьте строку в файл или откройте аккаунт и уберите место.
doctor-place-twice = В { $file } строка { $line } есть дважды.
doctor-place-twice-fix = Оставьте одну из них, чтобы было ясно, какая считается.
doctor-place-waits = Строка { $line } в { $file } ждёт своего токена.
doctor-place-waits-fix = Отправьте его сейчас: sixty places send.
    .window = Откройте аккаунт и отправьте его.
doctor-place-hook = Программа для { $file } завершилась с ошибкой.
doctor-place-hook-fix = Отправьте токен ещё раз и посмотрите, что она скажет: sixty places send.
    .window = Откройте аккаунт и отправьте токен ещё раз.
doctor-place-refused = Другая сторона не приняла токен для { $file }.
doctor-place-refused-fix = Проверьте, что это место ещё существует. Потом отправьте снова: sixty places send.
    .window = Проверьте, что это место ещё существует. Потом откройте аккаунт и отправьте снова.
doctor-place-unreached = Не удалось связаться с другой стороной для { $file }.
doctor-place-unreached-fix = Мы пробуем снова каждый день. Отправить сейчас: sixty places send.
    .window = Мы пробуем снова каждый день. Чтобы отправить сейчас, откройте аккаунт.
doctor-place-key = Ключа от { $file } нет, он истёк или ему этого нельзя.
doctor-place-key-fix = Создайте на другой стороне новый ключ и передайте его нам. Как: sixty places --help.
    .window = Создайте на другой стороне новый ключ. Его передаст нам тот, кто настроил это место.
doctor-place-by-hand = Токен ждёт, пока вы вставите его в { $file }.
doctor-place-by-hand-fix = Скопируйте его командой «sixty get», вставьте и отметьте: sixty places confirm.
    .window = Откройте аккаунт, скопируйте токен и вставьте его там.
doctor-place-lacks = { $file } ждёт своего токена.
doctor-notifications-good = Этот рабочий стол умеет показывать напоминания.
doctor-notifications-off = Напоминания на экране выключены в настройках.
doctor-notifications-missing = На этом рабочем столе никто не показывает уведомлений.
doctor-notifications-missing-fix = Запустите такую программу, например dunst или mako. Или выключите напоминания в настройках.
doctor-notifications-unknown = Здесь нет рабочего стола, который показал бы напоминания.
doctor-tray-good = На этом рабочем столе есть место для нашего значка рядом с часами.
doctor-tray-off = Наш значок рядом с часами выключен в настройках.
doctor-tray-missing = На этом рабочем столе нет места для значков у часов. Всё работает и без него; в GNOME его добавит расширение «AppIndicator».
doctor-tray-unknown = Здесь нет рабочего стола, который показал бы наш значок.
doctor-autostart-good = { -app } запускается, когда вы входите в систему.
doctor-autostart-keep = «sixty keep» запускается само и работает в фоне.
doctor-autostart-practice = Практика сама не запускается, да это и не нужно.
doctor-autostart-no-accounts = Пока нет аккаунта, ради которого стоило бы запускаться.
doctor-autostart-server = «sixty keep» здесь не настроено. Его работу может делать ежедневное задание, или настройте: sixty keep --install.
    .window = При входе в систему { -app } не запускается, а рабочего стола здесь нет.
doctor-autostart-unknown = Эта система не говорит, запускается ли { -app } при входе.
doctor-autostart-missing = Когда вы входите в систему, { -app } ничто не запускает, и токены могут закончиться незаметно.
doctor-autostart-missing-fix = Включите в настройках «Запускать при входе в систему». Без окна: sixty keep --install.
    .window = Разрешите нам запускаться при входе в систему.
doctor-disk-good = На диске есть место, и мы можем писать.
doctor-disk-little = На диске почти не осталось места.
doctor-disk-little-fix = Освободите место. Без него новый токен не сохранить.
doctor-disk-closed = Нам нельзя писать в { $folder }.
doctor-disk-closed-fix = Разрешите своему пользователю писать туда или выберите другую папку с --data-dir. Прочитать сохранённое можно и так.
    .window = Разрешите своему пользователю писать туда. Прочитать сохранённое можно и так.
doctor-disk-unknown = Диск можно будет оценить, когда нашей папкой можно будет пользоваться.
doctor-ledger-good = Список аккаунтов читается и цел.
doctor-ledger-none = Пока ничего нет: ни одного аккаунта не добавлено.
doctor-ledger-lost = Список аккаунтов пропал.
doctor-ledger-lost-fix = Мы восстановим его из хранилища паролей: sixty status. Затем добавьте места заново.
    .window = Мы восстановим его из хранилища паролей. Затем добавьте места заново.
doctor-ledger-damaged = Список аккаунтов повреждён: { $detail }.
doctor-ledger-damaged-fix = Ваши токены целы в хранилище паролей. Уберите файл ledger.sqlite из нашей папки и выполните: sixty status. Список появится снова.
    .window = Ваши токены целы в хранилище паролей. Закройте { -app }, уберите файл ledger.sqlite из нашей папки и откройте { -app } снова. Список появится.
doctor-folder-open = Другие люди за этим компьютером могут заглянуть в { $folder }.
doctor-folder-open-fix = { -system.kind ->
        [windows] В свойствах этой папки оставьте на вкладке «Безопасность» только себя.
       *[other] Закройте её для них: chmod 700 { $folder }
    }
doctor-bundle-title = { -app }: что нашлось на этом компьютере
doctor-bundle-about = В этом тексте нет ни токенов, ни паролей, ни секретов приложений. Имена аккаунтов и файлов тоже не указаны.
doctor-bundle-versions = Версии
doctor-bundle-checks = Проверки
doctor-bundle-accounts = Аккаунты
doctor-bundle-settings = Настройки
doctor-bundle-history = Что происходило
doctor-bundle-log = Журнал
