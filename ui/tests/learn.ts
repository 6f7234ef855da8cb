/** What the window learns from the program before any page is shown, for the tests of single files. */
import guide from '../../src-tauri/core/data/setup.json';

import { learn } from '../src/lib/views/setup/guide';

learn(JSON.stringify(guide));
