draw-part = это номер вашего приложения
draw-not = не этот
draw-tag = каждый адрес должен стать меткой
draw-empty = оставьте пустым
draw-ignore = не обращайте внимания
draw-there = уже есть, нажимать не нужно
draw-app = Рисунок страницы Meta с вашими приложениями, для { $network }: нажмите «Create app», введите название, затем нажмите «Next».
draw-use = { $network ->
        [Facebook] Рисунок списка Meta с видами использования: прокрутите до самого конца, отметьте «Other» и нажмите «Next», затем выберите «Business» и снова нажмите «Next».
        [Threads] Рисунок списка Meta с видами использования: отметьте «Access the Threads API», затем нажмите «Next».
       *[other] Рисунок списка Meta с видами использования: нажмите «Content management», отметьте «Manage messaging & content on Instagram», затем нажмите «Next».
    }
draw-portfolio = Рисунок страницы Meta о компании, для { $network }: выберите «I don't want to connect a business portfolio yet.», затем нажмите «Create app».
draw-number = Рисунок браузера со страницей вашего приложения для { $network }: скопируйте весь адрес вверху; номер приложения стоит в нём после «apps/».
draw-return = { $network ->
        [Facebook] Рисунок настроек входа Meta: поле «Valid OAuth Redirect URIs» остаётся пустым, а на слова проверки «Redirect URI Validator» можно не обращать внимания.
        [Threads] Рисунок настроек Threads у Meta: адрес возврата стоит во всех трёх полях и в каждом стал меткой, затем нажмите «Save».
       *[other] Рисунок настроек входа Meta: нажмите «Set up» рядом с «Business login», вставьте адрес возврата в поле «OAuth redirect URIs», затем нажмите «Save».
    }
draw-permissions = { $network ->
        [Facebook] Рисунок списка разрешений Meta: нужные уже есть, нажимать ничего не нужно.
        [Threads] Рисунок списка разрешений Meta: нажмите «Add» рядом с каждым разрешением, которое вам нужно.
       *[other] Рисунок списка разрешений Meta: нажмите «Add all required permissions».
    }
draw-tester = { $network ->
        [Facebook] Рисунок страницы Meta с ролями вашего приложения: нажмите «Add people», выберите «Tester», введите имя аккаунта, затем нажмите «Add».
       *[other] Рисунок страницы Meta с ролями вашего приложения: нажмите «Add people», выберите «{ $network } Tester», введите имя аккаунта, затем нажмите «Add».
    }
draw-accept = { $network ->
        [Facebook] Рисунок страницы Meta с вашими запросами: нажмите «Accept» рядом с названием вашего приложения.
        [Threads] Рисунок страницы Threads «Website permissions»: нажмите «Invites», затем «Accept» рядом с названием вашего приложения.
       *[other] Рисунок страницы Instagram «Apps and websites»: нажмите «Tester invites», затем «Accept» рядом с названием вашего приложения.
    }
draw-secret = { $network ->
        [Facebook] Рисунок страницы Meta «Basic»: скопируйте число в поле «App ID», затем нажмите «Show» рядом с «App secret» и скопируйте секрет целиком.
       *[other] Рисунок страницы Meta для { $network }: число вверху зачёркнуто; скопируйте число ниже, «{ $network } app ID», затем нажмите «Show» рядом с «{ $network } app secret» и скопируйте секрет целиком.
    }
draw-token = { $network ->
        [Facebook] Рисунок страницы Meta «Graph API Explorer»: нажмите «Generate Access Token», затем скопируйте токен целиком.
        [Threads] Рисунок раздела Meta «User Token Generator»: нажмите «Generate Access Token» рядом с вашим аккаунтом, затем скопируйте токен целиком.
       *[other] Рисунок раздела Meta «Generate access tokens»: нажмите «Add account», затем «Generate token» рядом с вашим аккаунтом, затем скопируйте токен целиком.
    }
draw-warn-chrome = Рисунок предупреждения в Chrome: скопируйте весь адрес вверху браузера.
    .title = Подключение не защищено
    .more = Дополнительные
    .back = Вернуться к безопасной странице
draw-warn-edge = Рисунок предупреждения в Edge: скопируйте весь адрес вверху браузера.
    .title = Подключение не защищено
    .more = Дополнительно
    .back = Назад
draw-warn-firefox = Рисунок предупреждения в Firefox: скопируйте весь адрес вверху браузера.
    .title = Предупреждение: Вероятная угроза безопасности
    .more = Дополнительно…
    .back = Вернуться назад (Рекомендуется)
draw-warn-safari = Рисунок предупреждения в Safari: скопируйте весь адрес вверху браузера.
    .title = Это подключение не защищено
    .more = Подробнее
    .back = Назад
