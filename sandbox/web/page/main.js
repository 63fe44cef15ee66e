import { createTeamsApi, getPeople, getTenant } from "./api/api.js";
import { fillControlPanel } from "./control/control-panel.js";
import { find } from "./common/find.js";
import { takeIdentity } from "./common/identity.js";
import { fillPersonMenu } from "./window/person-menu.js";
import { startStory } from "./story/start-story.js";
import { storyAsked } from "./story/story-address.js";
import { TeamsWindow } from "./window/teams-window.js";

const people = await getPeople();
const story = storyAsked(location.search);
const me = takeIdentity(people);
const tenant = await getTenant(me.locale);
document.documentElement.toggleAttribute("data-bot-icon", tenant.hasIcon);
find("#tenant-name", HTMLElement).textContent = tenant.name;
fillPersonMenu(people, me);
fillControlPanel();
new TeamsWindow({ api: createTeamsApi(me.id), me, tenant }).start();
if (story) await startStory(story, { me, people, tenant });
