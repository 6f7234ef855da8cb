/**
 * What Meta's pages say, as they were last seen in November 2026. It stays English in every language, because a person
 * looks for the very same words on Meta's page.
 */
export const META = {
  createApp: 'Create app',
  appName: 'App name',
  contact: 'App contact email',
  next: 'Next',
  contentManagement: 'Content management',
  useCase: {
    instagram: 'Manage messaging & content on Instagram',
    threads: 'Access the Threads API',
    facebook: 'Other',
  },
  business: 'Business',
  noPortfolio: "I don't want to connect a business portfolio yet.",
  save: 'Save',
  login: 'Business login',
  setUp: 'Set up',
  instagramReturn: 'OAuth redirect URIs',
  threadsReturns: ['Redirect Callback URLs', 'Uninstall Callback URL', 'Delete Callback URL'],
  facebookReturn: 'Valid OAuth Redirect URIs',
  checker: 'Redirect URI Validator',
  addPermissions: 'Add all required permissions',
  add: 'Add',
  addPeople: 'Add people',
  tester: { instagram: 'Instagram Tester', threads: 'Threads Tester', facebook: 'Tester' },
  invites: { instagram: 'Tester invites', threads: 'Invites' },
  accept: 'Accept',
  upperId: 'App ID',
  id: { instagram: 'Instagram app ID', threads: 'Threads app ID', facebook: 'App ID' },
  secret: { instagram: 'Instagram app secret', threads: 'Threads app secret', facebook: 'App secret' },
  show: 'Show',
  tokens: {
    instagram: 'Generate access tokens',
    threads: 'User Token Generator',
    facebook: 'Graph API Explorer',
  },
  addAccount: 'Add account',
  generate: {
    instagram: 'Generate token',
    threads: 'Generate Access Token',
    facebook: 'Generate Access Token',
  },
} as const;

/** Meta's names of the permissions that its pages list. */
export const PERMISSIONS = {
  instagram: ['instagram_business_basic', 'instagram_business_content_publish'],
  threads: ['threads_content_publish', 'threads_manage_insights', 'threads_manage_replies'],
  facebook: ['pages_show_list', 'pages_read_engagement', 'pages_manage_posts'],
} as const;

export const APPS = 'developers.facebook.com/apps/';

/** Stands for every number, name and token of a person. */
export const SAMPLE = {
  app: 'Corner Bakery',
  number: '1234567890123456',
  ownNumber: '9876543210987654',
  account: '@corner.bakery',
  secret: '••••••••••••',
  token: { instagram: 'IGAA••••••', threads: 'THAA••••••', facebook: 'EAA••••••' },
} as const;
