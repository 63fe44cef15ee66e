import { settingsContract } from "./settings.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Settings", settingsContract);
