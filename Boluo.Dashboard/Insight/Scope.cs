using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Insight;

/// <summary>What a page, chart or file speaks of: a place, a city form and a day. Lives in the query string.</summary>
public sealed record Scope(string? Township, string? Community, UrbanForm? Form, DateOnly AsOf)
{
    public const string TownshipKey = "township";
    public const string CommunityKey = "community";
    public const string FormKey = "form";
    public const string AsOfKey = "asOf";

    /// <summary>The keys a scope owns in a query string; all others belong to somebody else.</summary>
    public static readonly IReadOnlySet<string> Keys = new HashSet<string>(StringComparer.Ordinal) { TownshipKey, CommunityKey, FormKey, AsOfKey };

    public bool IsCountyWide => Township is null && Community is null && Form is null;

    /// <summary>Reads the scope of a query string (with or without ?). Keys of others are left alone.</summary>
    /// <returns>The scope, or a sentence naming the field and the accepted values.</returns>
    public static Result<Scope> Parse(string query, ScopeLimits limits)
    {
        var values = QueryHelpers.ParseQuery(query);
        foreach (var key in Keys)
            if (values.TryGetValue(key, out var many) && many.Count > 1)
                return Result<Scope>.Fail($"参数“{key}”重复出现，只应填写一个。");

        string? Value(string key) => values.TryGetValue(key, out var value) && !string.IsNullOrEmpty(value) ? value.ToString() : null;

        var asOf = limits.AsOf;
        if (Value(AsOfKey) is { } day)
        {
            var read = limits.ReadDay("统计时点", day);
            if (!read.Ok) return Result<Scope>.Fail(read.Error!);
            asOf = read.Value;
        }

        UrbanForm? form = null;
        if (Value(FormKey) is { } formText)
        {
            form = Enum.GetValues<UrbanForm>().Cast<UrbanForm?>().FirstOrDefault(f => f.ToString() == formText);
            if (form is null)
                return Result<Scope>.Fail($"未找到城市形态“{PlainText.Cut(formText)}”，可用值：{string.Join("、", Enum.GetValues<UrbanForm>().Select(f => $"{f}（{f.Label()}）"))}。");
        }

        var township = Value(TownshipKey);
        if (township is not null && !limits.Townships.ContainsKey(township))
            return Result<Scope>.Fail(UnknownTownship(township, limits));

        var community = Value(CommunityKey);
        if (community is not null)
        {
            if (!limits.Communities.TryGetValue(community, out var known))
                return Result<Scope>.Fail($"未找到编码为“{PlainText.Cut(community)}”的社区，请核对。社区编码为12位数字，例如{limits.Communities.Keys.FirstOrDefault()}。");
            if (township is not null && known.TownshipCode != township)
                return Result<Scope>.Fail($"{known.Name}不属于{limits.Townships[township].Name}，镇街应为{known.TownshipCode}。");
            if (form is not null && known.UrbanForm != form)
                return Result<Scope>.Fail($"{known.Name}的城市形态不是{form.Value.Label()}，请调整统计范围。");
            township = known.TownshipCode;
        }
        else if (township is not null && form is { } wanted && !limits.HasForm(township, wanted))
        {
            return Result<Scope>.Fail(WithoutForm(limits.Townships[township], wanted));
        }

        return new Scope(township, community, form, asOf);
    }

    internal static string UnknownTownship(string code, ScopeLimits limits) =>
        $"未找到编码为“{PlainText.Cut(code)}”的镇街，可用值：{string.Join("、", limits.Townships.Select(t => $"{t.Key}（{t.Value.Name}）"))}。";

    internal static string WithoutForm(Township township, UrbanForm form) => $"{township.Name}没有{form.Label()}的社区，请调整统计范围。";

    /// <summary>The canonical query string: fixed order, defaults left out, no leading ?; empty for the whole county today.</summary>
    public string ToQuery(ScopeLimits limits)
    {
        var query = new StringBuilder();
        void Add(string key, string? value)
        {
            if (value is not null) query.Append(query.Length == 0 ? "" : "&").Append(key).Append('=').Append(Uri.EscapeDataString(value));
        }

        Add(TownshipKey, Community is null ? Township : null);
        Add(CommunityKey, Community);
        Add(FormKey, Form?.ToString());
        Add(AsOfKey, AsOf == limits.AsOf ? null : Days.Iso(AsOf));
        return query.ToString();
    }

    /// <summary>The scope in words, as titles and file names print it: 全县, 罗阳街道东区社区, 新城区.</summary>
    public string InWords(ScopeLimits limits)
    {
        if (Community is not null) return limits.Townships[limits.Communities[Community].TownshipCode].Name + limits.Communities[Community].Name;
        return Township is null ? Form?.Label() ?? "全县" : limits.Townships[Township].Name + Form?.Label();
    }
}

/// <summary>What a scope may name: the data's range of days and its places, by code.</summary>
public sealed class ScopeLimits
{
    /// <summary>Stands on every page, sheet and picture while the data are examples.</summary>
    public const string SampleMark = "示例数据，不代表实际情况";

    public required DateOnly AsOf { get; init; }

    public required DateOnly EarliestAsOf { get; init; }

    public required DataOrigin Origin { get; init; }

    public bool IsSample => Origin == DataOrigin.Sample;

    /// <summary>What every surface says of a sample; null of the county's own data.</summary>
    public string? Mark => IsSample ? SampleMark : null;

    public required IReadOnlyDictionary<string, Township> Townships { get; init; }

    public required IReadOnlyDictionary<string, Community> Communities { get; init; }

    private Places? _places;

    /// <summary>A day of the data's range, as an address writes it; <paramref name="noun"/> is what it is the day of.</summary>
    public Result<DateOnly> ReadDay(string noun, string text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Result<DateOnly>.Fail($"{noun}应为“年-月-日”格式，例如{Days.Iso(AsOf)}。");
        return day < EarliestAsOf || day > AsOf ? Result<DateOnly>.Fail($"{noun}应在{Days.Long(EarliestAsOf)}至{Days.Long(AsOf)}之间。") : day;
    }

    /// <summary>Whether a township has a community of a form; without one the two make no scope.</summary>
    public bool HasForm(string township, UrbanForm form) => Known.Forms.Contains((township, form));

    /// <summary>The communities of a township, by code.</summary>
    public IEnumerable<Community> CommunitiesOf(string township) => Known.ByTownship[township];

    /// <summary>A community's name, with its township where another has the same: 水上社区（石湾镇）.</summary>
    public string CommunityName(string code)
    {
        var community = Communities[code];
        return CommunityNames.Of(community.Name, Townships[community.TownshipCode].Name, Known.Shared.Contains(community.Name));
    }

    /// <summary>The same where there is little room, as <see cref="ShortNames"/> says it in charts: 东区, 石湾水上.</summary>
    public string CommunityShortName(string code)
    {
        var community = Communities[code];
        return ShortNames.Of(community.Name, Townships[community.TownshipCode].Name, Known.Shared.Contains(community.Name));
    }

    /// <summary>Made by whoever asks first; two make the same.</summary>
    private Places Known => _places ??= new Places(Communities.Values);

    /// <summary>What is asked of the communities again and again, gone through once.</summary>
    private sealed class Places(IEnumerable<Community> communities)
    {
        public ILookup<string, Community> ByTownship { get; } = communities.ToLookup(c => c.TownshipCode, StringComparer.Ordinal);

        public IReadOnlySet<(string Township, UrbanForm Form)> Forms { get; } =
            communities.Where(c => c.UrbanForm is not null).Select(c => (c.TownshipCode, c.UrbanForm!.Value)).ToHashSet();

        /// <summary>Names that several communities have.</summary>
        public IReadOnlySet<string> Shared { get; } =
            communities.GroupBy(c => c.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
    }
}
