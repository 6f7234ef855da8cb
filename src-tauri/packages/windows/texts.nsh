; What the installer says. Its own buttons and headings are NSIS's.

!macro Text name english russian
  LangString ${name} ${LANG_ENGLISH} "${english}"
  LangString ${name} ${LANG_RUSSIAN} "${russian}"
!macroend

!insertmacro Text welcome \
  "Sixty keeps your access tokens of Instagram, Threads and Facebook alive.$\r$\n$\r$\nIt is installed for you alone and needs no administrator. If Sixty runs now, it is closed first; your accounts and tokens stay." \
  "Sixty следит, чтобы ваши токены доступа Instagram, Threads и Facebook не истекали.$\r$\n$\r$\nПрограмма устанавливается только для вас, права администратора не нужны. Если Sixty сейчас работает, она сначала закроется; аккаунты и токены останутся."
!insertmacro Text open "Open Sixty" "Открыть Sixty"
!insertmacro Text set_up "Sixty set-up" "Настройка Sixty"
!insertmacro Text token "Sixty token" "Токен Sixty"
!insertmacro Text backup "Sixty backup" "Резервная копия Sixty"
!insertmacro Text needs_webview2 \
  "Sixty shows its window with Microsoft's WebView2 Runtime, and this computer has none. It is free.$\r$\n$\r$\nGet it at ${WEBVIEW2_PAGE} and install it. Until then Sixty works in the background.$\r$\n$\r$\nOpen Microsoft's page now?" \
  "Sixty показывает окно с помощью WebView2 Runtime от Microsoft, а на этом компьютере его нет. Он бесплатный.$\r$\n$\r$\nСкачайте его на странице ${WEBVIEW2_PAGE} и установите. До тех пор Sixty работает в фоне.$\r$\n$\r$\nОткрыть страницу Microsoft сейчас?"
!insertmacro Text still_runs \
  "Sixty, or a command of it, is still running. End it, then try again." \
  "Sixty или её команда ещё работает. Завершите её и повторите попытку."
!insertmacro Text elsewhere \
  "Sixty is installed in another folder, $0. Remove it there first; your accounts and tokens stay. Nothing was changed." \
  "Sixty уже установлена в другой папке: $0. Сначала удалите её там; аккаунты и токены останутся. Ничего не изменено."
!insertmacro Text newer \
  "Sixty $1 is installed, and this is the older Sixty ${VERSION}. An older one may not understand what a newer one has kept.$\r$\n$\r$\nInstall the older one all the same?" \
  "Установлена Sixty $1, а это более старая Sixty ${VERSION}. Старая может не понять того, что сохранила новая.$\r$\n$\r$\nВсё равно установить старую?"
!insertmacro Text not_written \
  "The files could not be written, so the Sixty that was here stays as it was. Is the disk full?" \
  "Не удалось записать файлы, поэтому прежняя Sixty осталась как была. Возможно, на диске нет места."
!insertmacro Text everything "Also delete my accounts and tokens" "Также удалить мои аккаунты и токены"
!insertmacro Text everything_means \
  "Deletes all accounts, tokens, app secrets and settings from this computer. This can't be undone. Without it they stay, and a Sixty that you install later has them." \
  "Удалит с этого компьютера все аккаунты, токены, секреты приложений и настройки. Отменить это нельзя. Если не отмечать, они останутся, и Sixty найдёт их, когда вы установите программу снова."
!insertmacro Text removing \
  "Removes the program. Nothing is extended any more." \
  "Программа будет удалена. Токены больше не будут продлеваться."
!insertmacro Text not_deleted \
  "The accounts and tokens could not be deleted, so nothing was removed. Run sixty remove-everything --really in a terminal to see why." \
  "Не удалось удалить аккаунты и токены, поэтому ничего не удалено. Чтобы узнать причину, выполните в терминале sixty remove-everything --really."
