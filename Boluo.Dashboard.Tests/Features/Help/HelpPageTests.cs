using AngleSharp.Html.Parser;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features.Help;

/// <summary>The manual tells of every page that its reader may open, and each page leads to its part.</summary>
[Trait("Needs", "application")]
public sealed class HelpPageTests(SharedApp app)
{
    [Theory]
    [InlineData(Role.Leader)]
    [InlineData(Role.Staff)]
    [InlineData(Role.Admin)]
    public async Task Every_page_of_the_menu_leads_to_its_part_of_the_manual(Role role)
    {
        using var client = await app.SignInAsync(role);
        var parser = new HtmlParser();
        var manual = parser.ParseDocument(await client.GetStringAsync(Urls.Help));
        var links = app.Services.GetServices<PageLink>().Where(l => l.From <= role).ToList();
        Assert.True(links.Count > 15);
        foreach (var link in links)
        {
            Assert.All(link.Help, line => Assert.EndsWith("。", line, StringComparison.Ordinal));
            var part = manual.GetElementById(link.HelpAnchor);
            Assert.True(part is not null && part.QuerySelectorAll("li").Length == link.Help.Count && link.Help.Count > 0, link.Path);
            var page = parser.ParseDocument(await client.GetStringAsync(link.Path));
            Assert.EndsWith($"help#{link.HelpAnchor}", page.QuerySelectorAll(".menu a").Single(a => a.TextContent == "操作手册").GetAttribute("href"), StringComparison.Ordinal);
        }

        Assert.Equal(role == Role.Admin, manual.GetElementById("operating") is not null);
        Assert.Equal(role != Role.Leader, manual.GetElementById("basics")!.TextContent.Contains("导出", StringComparison.Ordinal));
    }
}
