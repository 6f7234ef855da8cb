import type { Page } from 'playwright-core';

/** What of the page a person cannot read or press: a line for each place, none on a page that fits. */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const wide = document.documentElement.clientWidth;
    const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
    const root = dialog ?? document.body;
    const name = (element: Element) => {
      const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
      return `${element.tagName.toLowerCase()}.${element.className.toString().split(' ')[0]} "${text}"`;
    };
    const isSeen = (element: Element) =>
      element.checkVisibility({
        contentVisibilityAuto: true,
        visibilityProperty: true,
        opacityProperty: true,
      }) &&
      element.closest('.visually-hidden') === null &&
      element.getBoundingClientRect().width > 1;
    /** What floats above the page on purpose. */
    const isAbove = (element: Element) => element.closest('.bars, .toast, [role=menu]');
    const all = [...root.querySelectorAll<HTMLElement>('*')].filter(isSeen);

    if (document.documentElement.scrollWidth > window.innerWidth) found.push('the page scrolls sideways');
    for (const element of all) {
      const style = getComputedStyle(element);
      // A row of buttons may scroll; everything else that is cut off is lost.
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
      if (isCut && ['hidden', 'clip'].includes(style.overflowX)) found.push(`cut off: ${name(element)}`);
      if (isCut && style.overflowX === 'auto' && element.closest('.bars') === null)
        found.push(`scrolls sideways: ${name(element)}`);
    }

    const controls = all.filter((element) =>
      element.matches('button, input, select, textarea, summary, a[href]'),
    );
    const box = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { element, left, right, top, bottom };
    };
    const texts: ReturnType<typeof box>[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement!;
      if (
        (walker.currentNode.textContent ?? '').trim() === '' ||
        !isSeen(parent) ||
        parent.closest('svg, option')
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // The letters themselves are lower than their line.
        const quarter = (bottom - top) / 4;
        texts.push({ element: parent, left, right, top: top + quarter, bottom: bottom - quarter });
      }
    }
    for (const one of [...controls.map(box), ...texts]) {
      const isInScroller = one.element.closest('.bars .acts') !== null;
      if (!isInScroller && (one.right > wide + 1 || one.left < -1))
        found.push(`beside the window: ${name(one.element)}`);
    }
    for (const control of controls) {
      const edge = control.getBoundingClientRect();
      const out = texts.find(
        ({ element, left, right, top, bottom }) =>
          control.contains(element) &&
          (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1),
      );
      if (out) found.push(`text outside of its ${name(control)}`);
    }
    const boxes = [...controls.map(box), ...texts];
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1)) {
        const isApart =
          one.right <= other.left + 1 ||
          other.right <= one.left + 1 ||
          one.bottom <= other.top + 1 ||
          other.bottom <= one.top + 1;
        const isInside = one.element.contains(other.element) || other.element.contains(one.element);
        if (isApart || isInside || isAbove(one.element) !== isAbove(other.element)) continue;
        found.push(`${name(one.element)} lies on ${name(other.element)}`);
      }
    return [...new Set(found)];
  });
}
