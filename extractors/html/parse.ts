import { type Element, isTag } from 'domhandler';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { DocumentError } from '../../src/errors.ts';
import { applyStyleSheets } from './stylesheet.ts';

/** Deeper nesting, of whatever elements, than any editor writes; hostile pages go on without end. */
const DEEPEST = 1000;

/**
 * The `html` element of a page, with what its own style sheets say in the `style` of each element.
 * @throws DocumentError `damaged` where its elements nest too deep: that is found while it is parsed, as the time of the
 * parser, and the stack of all that go through the tree, grow with the depth
 */
export function parsePage(html: string): Element | undefined {
  const root = parse(html, { treeAdapter: shallow(), scriptingEnabled: true });
  const page = root.children.find((node): node is Element => isTag(node) && node.name === 'html');
  if (page && /<style/i.test(html)) applyStyleSheets(page);
  return page;
}

/** The adapter for nodes of domhandler, counting the elements that are open. */
function shallow(): typeof adapter {
  let depth = 0;
  return {
    ...adapter,
    onItemPush() {
      depth += 1;
      if (depth > DEEPEST) {
        throw new DocumentError('damaged', `the page nests elements more than ${DEEPEST} deep: it is no report`);
      }
    },
    onItemPop() {
      depth -= 1;
    },
  };
}
