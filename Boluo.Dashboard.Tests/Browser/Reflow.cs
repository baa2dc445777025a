using System.Globalization;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>Whether a page fits screens of several widths: nothing but a box of its own, which can be reached and has a name, goes on sideways (WCAG 1.4.10).</summary>
public static class Reflow
{
    /// <summary>A window zoomed to 400 %, a phone, a tablet, a small notebook.</summary>
    private static readonly int[] Widths = [1024, 768, 390, 320];

    /// <summary>What reaches beyond the edge of the page and is not clipped before, the outermost first; and boxes that scroll but are nothing to a keyboard.</summary>
    private const string Script =
        """
        () => {
          const width = document.documentElement.clientWidth, found = [];
          const name = element => `${element.localName}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().replace(/\s+/g, ' ').slice(0, 30)}”`;
          const clips = element => getComputedStyle(element).overflowX !== 'visible';
          if (document.documentElement.scrollWidth > width) {
            found.push(`is ${document.documentElement.scrollWidth} wide`);
            const clipped = element => element !== document.body && (clips(element) || clipped(element.parentElement));
            found.push(...[...document.querySelectorAll('body *')].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > width + 1 && !clipped(e.parentElement)).slice(0, 3).map(name));
          }
          for (const box of document.querySelectorAll('main *')) {
            if (box.scrollWidth <= box.clientWidth + 1 || !['auto', 'scroll'].includes(getComputedStyle(box).overflowX) || !box.checkVisibility()) continue;
            const reached = box.tabIndex >= 0 && box.getAttribute('aria-label') || box.querySelector('a[href], button, summary');
            if (!reached && box.localName !== 'textarea') found.push(`no key scrolls ${name(box)}`);
          }
          return found;
        }
        """;

    /// <summary>What does not fit, by page and width. The page gets its size back.</summary>
    public static async Task<List<string>> FaultsAsync(IPage page, string where)
    {
        var (size, found) = (page.ViewportSize!, new List<string>());
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, size.Height);
            var faults = await page.EvaluateAsync<string[]>(Script);
            found.AddRange(faults.Select(fault => string.Create(CultureInfo.InvariantCulture, $"{where} at {width}: {fault}")));
        }

        await page.SetViewportSizeAsync(size.Width, size.Height);
        return found;
    }
}
