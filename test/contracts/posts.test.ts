import { postsContract } from "./posts.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Posts", postsContract);
