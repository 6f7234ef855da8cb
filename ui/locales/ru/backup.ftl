# Резервная копия, которая переезжает на другой компьютер, и то, что из неё возвращается.
backup-made = Резервная копия записана в { $file }:
backup-accounts = { $count ->
        [one] { $count } аккаунт с токеном
        [few] { $count } аккаунта с токенами
       *[other] { $count } аккаунтов с токенами
    }
backup-apps = { $count ->
        [one] { $count } приложение Meta, с секретом, если мы его храним
        [few] { $count } приложения Meta, с секретами, если мы их храним
       *[other] { $count } приложений Meta, с секретами, если мы их храним
    }
backup-places = { $count ->
        [one] { $count } место
        [few] { $count } места
       *[other] { $count } мест
    }
backup-settings = ваши настройки
backup-warning = У кого есть этот файл и парольная фраза, у того есть и аккаунты. Храните их порознь. Восстановить фразу мы не сможем.
backup-left-out = { $name } туда не попал: его токена больше нет в хранилище паролей.
backup-app-left-out = Приложение { $network } { $app } туда не попало: в нём что-то не так.
restore-inside = В резервной копии за { $date }:
restore-will-restored = { $name }: вернётся.
restore-restored = { $name }: вернулся.
restore-kept = { $name }: остаётся как есть. Ничто не говорит, что токен в копии лучше.
restore-older = { $name }: остаётся как есть. Токен в копии закончится раньше.
restore-already = { $name }: уже здесь, с тем же токеном.
restore-disconnected = { $name }: здесь он отключён и таким останется. Вернуть его: { $sixty } disconnect --undo { $account }
restore-will-app = Приложение { $network } { $app } вернётся.
restore-app = Приложение { $network } { $app } вернулось.
restore-app-away = После входа через приложение { $app } браузер уходит на { $return_address }. Это ваш сайт? Если нет, удалите приложение: { $sixty } app remove { $app }
restore-will-place = { $place } снова станет местом.
restore-place = { $place } — снова место. Мы туда ничего не писали.
restore-will-settings = Ваши настройки вернутся там, где здесь их никто не менял.
restore-settings = Ваши настройки вернулись там, где здесь их никто не менял.
restore-unknown-places = { $count ->
        [one] { $count } место в копии такого вида, которого эта версия не знает. Мы его пропустили.
        [few] { $count } места в копии такого вида, которого эта версия не знает. Мы их пропустили.
       *[other] { $count } мест в копии такого вида, которого эта версия не знает. Мы их пропустили.
    }
restore-ask = Вернуть всё это? y или n:
restore-nothing-changed = Мы ничего не изменили.
restore-check = Спросить Meta о каждом аккаунте сейчас: { $sixty } check
restore-two-computers = Если Sixty работает и на другом компьютере, оба продлевают одни и те же токены. Остановите его там.
