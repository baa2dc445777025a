using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Boluo.Dashboard.Features.Briefs;
using Boluo.Dashboard.Insight;
using Boluo.Dashboard.Tables;
using Boluo.Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Boluo.Dashboard.Tests.Features;

/// <summary>Another county needs data and settings, not code: nothing of the sample's county is said on any page or in any file.</summary>
[Trait("Needs", "application")]
public sealed partial class OtherCountyTests(OtherCounty app) : IClassFixture<OtherCounty>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task No_page_speaks_of_the_sample()
    {
        using var client = await app.SignInAsync(Role.Admin);
        var figures = app.Services.GetServices<Figure>().Select(f => Urls.PassportsOf([f.Key]));
        var ledgers = app.Services.GetServices<ILedger>().ToList();
        var paths = Routes.PathsOfAnyCounty().Select(p => p.Replace("441322001001001", OtherCounty.Grid, StringComparison.Ordinal).Replace("441322001001", OtherCounty.Community, StringComparison.Ordinal).Replace("441322001", OtherCounty.Street, StringComparison.Ordinal))
            .Concat(figures).Concat(ledgers.Select(l => l.Path)).Concat(app.Services.GetServices<ISummary>().Select(s => s.Path)).Concat(ledgers.Select(l => Urls.Print(l.Name)))
            .Append($"/?township={OtherCounty.Street}").Append("/urban-forms?form=OldTown").Distinct(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path, None);
            Assert.True(answer.IsSuccessStatusCode || path is "/not-found" or "/forbidden" or "/Error", $"{path}: {answer.StatusCode}");
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(None));
            Assert.True(OfTheSample().Match(page) is { Success: false }, $"{path}: {Around(page)}");
            Assert.Contains(OtherCounty.Name + "城市基层党建", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_file_speaks_of_the_sample()
    {
        using var client = await app.SignInAsync(Role.Admin);
        foreach (var path in app.Workbooks().SelectMany(w => new[] { w, w + "?edition=submit" }).Append(BriefFile.Path))
        {
            using var answer = await client.GetAsync(path, None);
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(None)}");
            var name = answer.Content.Headers.ContentDisposition!.FileNameStar!;
            Assert.False(OfTheSample().IsMatch(name), name);
            Assert.DoesNotContain("示例", name, StringComparison.Ordinal);
            using var package = new ZipArchive(await answer.Content.ReadAsStreamAsync(None));
            foreach (var part in package.Entries)
            {
                using var reader = new StreamReader(await part.OpenAsync(None));
                var text = WebUtility.HtmlDecode(await reader.ReadToEndAsync(None));
                Assert.True(OfTheSample().Match(text) is { Success: false }, $"{path} {part.FullName}: {Around(text)}");
            }
        }
    }

    [Fact]
    public async Task Its_numbers_are_its_own()
    {
        await using var db = await app.OpenAsync();
        var scope = County.On(OtherCounty.AsOf);
        var passports = await Passports.ReadAsync([.. new[] { "community.count", "grid.count", "joint.meetings", "community.split.before" }.Select(app.Services.GetServices<Figure>().Named)], db, scope, None);
        Assert.Equal((OtherCounty.Communities, OtherCounty.Grids), ((int)passports["community.count"].Computed.Value!, (int)passports["grid.count"].Computed.Value!));
        Assert.Equal((Agreement.Equal, Agreement.Unpublished), (passports["grid.count"].Agreement, passports["community.count"].Agreement));
        Assert.Contains("2022年", passports["joint.meetings"].Figure.Definition, StringComparison.Ordinal);
        Assert.Equal(0, passports["community.split.before"].Computed.Value);
        Assert.All(await app.Services.GetRequiredService<Reconciliation>().OfAsync(scope, None), check => Assert.NotEqual(TieState.Broken, check.State));
    }

    [Fact]
    public async Task What_it_does_not_have_falls_away()
    {
        using var client = await app.SignInAsync(Role.Leader);
        Assert.DoesNotContain("疫情防控专题", await client.GetStringAsync("/", None), StringComparison.Ordinal);
        Assert.Contains("本县没有疫情防控归档数据。", await client.GetStringAsync(Urls.Campaign, None), StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"split\"", await client.GetStringAsync(Urls.Streets, None), StringComparison.Ordinal);
        Assert.DoesNotContain("data-testid=\"readings\"", await client.GetStringAsync(Urls.Figures, None), StringComparison.Ordinal);
        Assert.Contains("城市形态只对城关街道的社区划分", await client.GetStringAsync(Urls.UrbanForms, None), StringComparison.Ordinal);
    }

    private static string Around(string text)
    {
        var at = OfTheSample().Match(text).Index;
        return text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];
    }

    [GeneratedRegex("博罗|罗阳|龙溪|九村|441322|2020年|2021年", RegexOptions.NonBacktracking)]
    private static partial Regex OfTheSample();
}
