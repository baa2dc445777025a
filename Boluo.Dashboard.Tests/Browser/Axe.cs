using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Boluo.Dashboard.Tests.Browser;

/// <summary>The accessibility rules of axe on a page as it stands. It runs in the page itself: its package for Playwright opens a second page, with a second axe, for each look.</summary>
internal static class Axe
{
    private const string Look = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })).violations
          .map(found => `${found.id} (${found.impact}) ${found.help}\n` + found.nodes.slice(0, 5).map(node => `    ${node.html}`).join('\n'))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Whatever is found, each with its page and its elements.</summary>
    public static async Task<List<string>> FindingsAsync(IPage page, string where)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return [.. (await page.EvaluateAsync<string[]>(Look)).Select(found => $"{where}: {found}")];
    }
}
