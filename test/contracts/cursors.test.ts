import { cursorsContract } from "./cursors.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Cursors", cursorsContract);
