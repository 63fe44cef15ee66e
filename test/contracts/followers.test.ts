import { followersContract } from "./followers.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Followers", followersContract);
