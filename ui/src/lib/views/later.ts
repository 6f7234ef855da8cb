/** Pages that are not opened on most days. They are loaded when a person comes to one, so that the window opens as fast as without them. */
export { default as Clients } from './setup/Clients.svelte';
export { default as Handover } from './handover/Handover.svelte';
export { default as Handout } from './setup/Handout.svelte';
export { default as MetaApp } from './meta-app/MetaApp.svelte';
export { default as Setup } from './setup/Setup.svelte';
