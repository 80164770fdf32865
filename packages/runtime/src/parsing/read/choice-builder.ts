import type { Extent } from './extent.ts';
import { ArrayNode, ChoiceNode, type TreeNode } from './tree.ts';

/** Collects the readings of a text one after the other. The last one may be growing; those before it are settled. */
export class ChoiceBuilder {
  readonly choice: ChoiceNode;

  constructor(extent: Extent) {
    this.choice = new ChoiceNode(extent);
  }

  get isEmpty(): boolean {
    return this.choice.children.length === 0;
  }

  add(node: TreeNode): void {
    const { choice } = this;
    this.settle();
    choice.children.push(node);
    if (choice.children.length === 2) {
      choice.gathered = new ArrayNode();
      choice.gathered.children.push(...choice.children);
      choice.gathered.settled = 1;
    } else {
      choice.gathered?.children.push(node);
    }
  }

  /** Says that the last reading is complete. */
  settle(): void {
    const { choice } = this;
    choice.settled = choice.children.length;
    if (choice.gathered !== undefined) choice.gathered.settled = choice.settled;
  }
}
