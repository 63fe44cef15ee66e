import { announcementsContract } from "./announcements.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Announcements", announcementsContract);
