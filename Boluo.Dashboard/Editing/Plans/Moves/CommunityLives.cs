using System.Text.Json.Serialization;

namespace Boluo.Dashboard.Editing.Plans.Moves;

/// <summary>A new community with one 党支部 and no grids yet; other lines give it some.</summary>
public sealed record SetUpCommunity : PlanMove
{
    public NewCommunity Community { get; init; } = new();

    public override PlanMoveKind Kind => PlanMoveKind.SetUpCommunity;

    [JsonIgnore]
    public override IEnumerable<NewCommunity> FoundedCommunities => [Community];

    public override IEnumerable<string> Lacks() => Community.Lacks();

    internal override void Work(PlanDrafts drafts) => drafts.Communities.Found(Community);
}

public sealed record RenameCommunity : PlanMove
{
    public string? Code { get; init; }

    public string Name { get; init; } = "";

    public override PlanMoveKind Kind => PlanMoveKind.RenameCommunity;

    [JsonIgnore]
    public override IEnumerable<string> Communities => Code is null ? [] : [Code];

    public override IEnumerable<string> Lacks()
    {
        if (Code is null) yield return "应选择要更名的社区。";
        if (Name.Trim().Length == 0) yield return "新名称应填写。";
    }

    internal override void Work(PlanDrafts drafts) => drafts.Communities.Rename(Code!, PlainText.Tidy(Name));
}

/// <summary>A community that comes of another, with the grids it takes.</summary>
public sealed record CommunityPart
{
    public NewCommunity Community { get; init; } = new();

    public IReadOnlyList<string> Grids { get; init; } = [];
}

/// <summary>
/// New communities take grids of one that goes on with what is left, and ends where nothing is. Other grids than its own are moved
/// by lines of their own.
/// </summary>
public sealed record SplitCommunity : PlanMove
{
    public string? Code { get; init; }

    public IReadOnlyList<CommunityPart> Parts { get; init; } = [];

    public IReadOnlyList<HoldDecision> Holds { get; init; } = [];

    public override PlanMoveKind Kind => PlanMoveKind.SplitCommunity;

    [JsonIgnore]
    public override IEnumerable<string> Communities => Code is null ? [] : [Code];

    [JsonIgnore]
    public override IEnumerable<string> Grids => Parts.SelectMany(p => p.Grids);

    [JsonIgnore]
    public override IEnumerable<NewCommunity> FoundedCommunities => Parts.Select(p => p.Community);

    [JsonIgnore]
    public override IReadOnlyList<HoldDecision> Decisions => Holds;

    public override PlanMove Decide(IReadOnlyList<HoldDecision> decisions) => this with { Holds = decisions };

    public override IEnumerable<string> Lacks()
    {
        if (Code is null) yield return "应选择要拆分的社区。";
        if (Parts.Count == 0) yield return "应填写拆分出的新社区。";
        foreach (var part in Parts)
        {
            foreach (var lack in part.Community.Lacks()) yield return lack;
            if (part.Grids.Count == 0) yield return $"应选择划入{(part.Community.Name.Length > 0 ? part.Community.Name : "新社区")}的网格。";
        }

        if (Parts.SelectMany(p => p.Grids).GroupBy(g => g, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key is { } twice) yield return $"网格{twice}同时划入了两个新社区。";
    }

    internal override void Work(PlanDrafts drafts)
    {
        var communities = drafts.Communities;
        if (communities.Find(Code!) is not { } from) return;
        (from.Decisions, from.IsDivided) = (Holds, true);
        var whole = drafts.GridsOf(from.Code).ToList();
        var households = whole.Sum(g => g.CountsAfter!.Households);
        foreach (var part in Parts)
        {
            if (communities.Found(part.Community with { Form = part.Community.Form ?? from.Row?.UrbanForm }) is not { } to) continue;
            from.Receivers.Add(to.Code);
            var taken = part.Grids.Select(drafts.Find).OfType<GridDraft>().ToList();
            foreach (var foreign in taken.Where(g => g.After!.CommunityCode != from.Code)) drafts.Refuse(foreign, "划入的网格", $"不属于{from.Name}，不能随该社区拆分。");
            foreach (var grid in taken) grid.After = grid.After! with { CommunityCode = to.Code, BranchId = to.OnlyBranch!.Value };
            if (taken.Count > 0) drafts.Trace(from.Code, to.Code, households == 0 ? (double)taken.Count / whole.Count : (double)taken.Sum(g => g.CountsAfter!.Households) / households);
        }

        if (!drafts.GridsOf(from.Code).Any()) communities.End(from);
    }
}

/// <summary>Communities end and another one takes over their grids and what hangs on them; none where they have no grids.</summary>
public sealed record MergeCommunities : PlanMove
{
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The one that takes them over; none where <see cref="Founded"/> does, or where they simply end.</summary>
    public string? Into { get; init; }

    /// <summary>The 党支部 that their grids come to; none where the receiver has one only.</summary>
    public int? BranchId { get; init; }

    public NewCommunity? Founded { get; init; }

    public IReadOnlyList<HoldDecision> Holds { get; init; } = [];

    public override PlanMoveKind Kind => PlanMoveKind.MergeCommunities;

    [JsonIgnore]
    public override IEnumerable<string> Communities => Into is null ? Codes : [.. Codes, Into];

    [JsonIgnore]
    public override IEnumerable<NewCommunity> FoundedCommunities => Founded is null ? [] : [Founded];

    [JsonIgnore]
    public override IReadOnlyList<HoldDecision> Decisions => Holds;

    public override PlanMove Decide(IReadOnlyList<HoldDecision> decisions) => this with { Holds = decisions };

    public override IEnumerable<string> Lacks()
    {
        if (Codes.Count == 0) yield return "应选择要合并或撤销的社区。";
        if (Into is not null && Codes.Contains(Into, StringComparer.Ordinal)) yield return "并入的社区不应为所撤销的社区本身。";
        if (Into is not null && Founded is not null) yield return "并入的社区和新设的社区应选填其中一项。";
        foreach (var lack in Founded?.Lacks() ?? []) yield return lack;
    }

    internal override void Work(PlanDrafts drafts)
    {
        var communities = drafts.Communities;
        var to = Founded is not null ? communities.Found(Founded) : Into is not null ? communities.Find(Into) : null;
        if (to is null && (Into ?? Founded?.Code) is not null) return; // Said already.
        foreach (var from in Codes.Distinct(StringComparer.Ordinal).Select(communities.Find).OfType<CommunityDraft>())
        {
            from.Decisions = Holds;
            var grids = drafts.GridsOf(from.Code).ToList();
            if (to is not null)
            {
                var branch = to.OnlyBranch ?? BranchId ?? drafts.OnlyBranchOf(to.Code);
                if (branch is null && grids.Count > 0) drafts.Refuse(from.Name, "现党支部", $"{from.Name}的网格并入{to.Name}后的党支部应选择。");
                foreach (var grid in grids.Where(_ => branch is not null)) grid.After = grid.After! with { CommunityCode = to.Code, BranchId = branch!.Value };
                from.Receivers.Add(to.Code);
                drafts.Trace(from.Code, to.Code, 1);
            }
            else if (grids.Count > 0)
            {
                drafts.Refuse(from.Name, "并入的社区", Invariant($"{from.Name}还有网格{grids.Count}个，应选择并入的社区。"));
            }

            communities.End(from);
        }
    }
}

/// <summary>划转镇街: a community goes to another street or town with all that it has, under a code of that one.</summary>
public sealed record TransferCommunity : PlanMove
{
    public string? Code { get; init; }

    /// <summary>Its new code, which begins with that of the street or town.</summary>
    public string NewCode { get; init; } = "";

    public override PlanMoveKind Kind => PlanMoveKind.TransferCommunity;

    [JsonIgnore]
    public override IEnumerable<string> Communities => Code is null ? [] : [Code];

    public override IEnumerable<string> Lacks()
    {
        if (Code is null) yield return "应选择要划转的社区。";
        if (NewCode.Length != Community.CodeLength || !NewCode.All(char.IsAsciiDigit)) yield return "划转后的区划代码应为12位数字，以新镇街的代码开头。";
    }

    internal override void Work(PlanDrafts drafts)
    {
        var communities = drafts.Communities;
        if (communities.Find(Code!) is not { } from || from.Row is not { } row) return;
        if (NewCode.StartsWith(from.TownshipCode, StringComparison.Ordinal)) drafts.Refuse(from.Name, "区划代码", $"{from.Name}划转后的区划代码应以另一镇街的代码开头，现为{NewCode}。");
        else if (communities.Transfer(from, row, NewCode) is { } branches)
        {
            foreach (var grid in drafts.GridsOf(from.Code).ToList()) grid.After = grid.After! with { CommunityCode = NewCode, BranchId = branches.GetValueOrDefault(grid.After.BranchId, grid.After.BranchId) };
            from.Receivers.Add(NewCode);
            drafts.Trace(from.Code, NewCode, 1);
            communities.End(from);
        }
    }
}
