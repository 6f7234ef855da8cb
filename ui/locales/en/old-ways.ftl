# How a project kept its tokens alive before: what `places migrate` says of each file.

way-token = A token for { $network } is here, in { $key }.
way-metadata = A script keeps the dates of the token here. { -app } keeps them from now on.
way-script = This script asks Meta for a new token. { -app } does that now, so you can stop it.
way-npm_script = Under this name npm starts the script. You can take it out.
way-workflow = GitHub runs this to get a new token. Switch it off there: Actions, its name, Disable workflow. If your site reads the token from a secret of GitHub, add that as a place: { $sixty } places add --help
way-cron = This starts the script by the clock. Take the line out with crontab -e.
way-scheduled_task = This task of Windows starts the script by the clock. Switch it off in Task Scheduler: Disable.
way-guide = These are steps to do by hand. You no longer need them.
way-app_secret = The secret of a Meta app is here. Who reads this file has it. Take it out, and make a new one at Meta if others have the file.
way-streamlit = Streamlit reads its settings when it starts. Start it again after each new token, or let { -app } do it: { $sixty } places add --help

# What is wrong with it.
way-fault-thrown_away = It ends well, and the new token is kept nowhere.
way-fault-github_token = It writes a secret with GITHUB_TOKEN, which may not do that. It takes a key of your own.
way-fault-commits_token = It puts the token into your code. All who have the code have the token. Where the code is public, Meta switches the token off.
way-fault-sleeps = GitHub stops such a schedule after 60 days without a change of your code. That is as long as a token lives.
way-fault-too_rare = It runs too rarely: a token ends after 60 days.
way-fault-day_step = */30 doesn't mean every 30 days. It means the first and the 31st day of each month.
way-fault-exchanges_for_refresh = It trades a token of an hour where it should extend the one of 60 days. Meta refuses that.
way-fault-refreshes_short = It extends a token of an hour. Meta refuses that: such a token is traded first.
way-fault-only_prints = It shows the new token and writes it nowhere. Each time, a person has to copy it.
way-fault-hides_failure = It ends well even when it did not work, so nobody hears of it.
