namespace Boluo.Dashboard.Insight;

/// <summary>公开数范围: the place that a published number speaks of. In that scope it is compared with the ledgers', and in no other.</summary>
public sealed record PublishedPlace
{
    private enum Each { None, Street, Community }

    private string? _township;
    private string? _community;
    private UrbanForm? _form;
    private Each _each;

    private PublishedPlace()
    {
    }

    public static PublishedPlace County { get; } = new();

    /// <summary>Each street has the number, so the county has it where they all agree.</summary>
    public static PublishedPlace EachStreet { get; } = new() { _each = Each.Street };

    /// <summary>Each community has the number, so any place has it where its communities agree.</summary>
    public static PublishedPlace EachCommunity { get; } = new() { _each = Each.Community };

    public static PublishedPlace NewTown { get; } = new() { _form = UrbanForm.NewTown };

    /// <summary>The place within which one county has published its figure.</summary>
    public PublishedPlace In(PublishedFigure published) =>
        published is { TownshipCode: null, CommunityCode: null } ? this : this with { _township = published.TownshipCode, _community = published.CommunityCode, _each = Each.None };

    /// <summary>One number for each place of a kind, rather than one for all of them.</summary>
    public bool IsForEach => _each != Each.None;

    public bool Is(Scope scope) => _each switch
    {
        Each.Street => scope is { Community: null, Form: null },
        Each.Community => true,
        _ => _community is not null ? scope.Community == _community : scope.Community is null && scope.Township == _township && scope.Form == _form,
    };

    /// <summary>The scope to compute in for a reader who looks at the whole county; his own where he does not, or where the county has no such place.</summary>
    public Scope For(Scope scope, ScopeLimits limits)
    {
        if (!scope.IsCountyWide || IsForEach) return scope;
        if (_community is not null) return limits.Communities.TryGetValue(_community, out var community) ? scope with { Township = community.TownshipCode, Community = _community } : scope;
        if (_township is not null) return limits.Townships.ContainsKey(_township) ? scope with { Township = _township, Form = _form } : scope;
        return scope with { Form = _form };
    }
}
