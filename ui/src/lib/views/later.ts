/** Pages that are not seen when the window opens. They are loaded when a person comes to the first of them. */
export { default as Activity } from './activity/Activity.svelte';
export { default as Backup } from './backup/Backup.svelte';
export { default as CheckUp } from './check-up/CheckUp.svelte';
export { default as ClientPage } from './clients/ClientPage.svelte';
export { default as Clients } from './setup/Clients.svelte';
export { default as Connect } from './connect/Connect.svelte';
export { default as Handover } from './handover/Handover.svelte';
export { default as Handout } from './setup/Handout.svelte';
export { default as Help } from './help/Help.svelte';
export { default as Import } from './import/Import.svelte';
export { default as MetaApp } from './meta-app/MetaApp.svelte';
export { default as Places } from './places/Places.svelte';
export { default as Settings } from './settings/Settings.svelte';
export { default as Setup } from './setup/Setup.svelte';
