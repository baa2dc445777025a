using Boluo.Dashboard.Data;
using Boluo.Dashboard.Editing.Plans.Moves;

namespace Boluo.Dashboard.Editing.Plans;

/// <summary>The communities and organisations of a plan: what it founds, renames and ends.</summary>
internal sealed class PlanCommunities(PlanDrafts drafts, PlanData data)
{
    private readonly Dictionary<string, CommunityDraft> _drafts = new(StringComparer.Ordinal);
    private readonly List<NewOrganisation> _organisations = [];

    public IReadOnlyCollection<CommunityDraft> All => _drafts.Values;

    /// <summary>In the order in which they can be written: what stands above comes first.</summary>
    public IReadOnlyList<NewOrganisation> Organisations => _organisations;

    /// <summary>A community that is there at this point of the plan; else it is refused.</summary>
    public CommunityDraft? Find(string code)
    {
        if (_drafts.TryGetValue(code, out var known))
        {
            if (!known.Ends) return known;
            drafts.Refuse(known.Name, "社区", $"{known.Name}已由方案前面的内容撤销，不能再调整。");
            return null;
        }

        if (data.Communities.GetValueOrDefault(code) is not { } row)
        {
            drafts.Refuse(code, "社区", $"未找到编码为“{PlainText.Cut(code)}”的社区，请核对。");
            return null;
        }

        if (row.ValidTo is { } end)
        {
            drafts.Refuse(row.Name, "社区", $"{row.Name}已于{Days.Long(end)}撤销，不能调整。");
            return null;
        }

        return _drafts[code] = new CommunityDraft { Code = code, Row = row, Name = row.Name, TownshipCode = row.TownshipCode };
    }

    /// <summary>The one branch of a community that the plan founds.</summary>
    public int? FoundedBranchOf(string community) => _drafts.GetValueOrDefault(community)?.OnlyBranch;

    public bool Founds(string community) => _drafts.GetValueOrDefault(community) is { IsNew: true };

    /// <summary>One is the other under another street or town.</summary>
    public bool GoesOnAs(string former, string code) => _drafts.GetValueOrDefault(code)?.Former?.Code == former;

    /// <summary>The organisation of that negative number.</summary>
    public NewOrganisation? Organisation(int key) => _organisations.Find(o => o.Key == key);

    /// <summary>A new community with a 党支部; null where it cannot be.</summary>
    public CommunityDraft? Found(NewCommunity founding)
    {
        if (Begin(founding) is not { } draft) return null;
        var township = data.Townships[draft.TownshipCode];
        var name = PlainText.Tidy(founding.BranchName) is { Length: > 0 } given ? given : $"{draft.Name}党支部";
        draft.OnlyBranch = Add(PartyOrganisationKind.Branch, name, $"中共{data.County}{township.Name}{draft.Name}支部委员会", draft, data.Upper[draft.TownshipCode].Id, null);
        return draft;
    }

    /// <summary>The same community under another street or town, with all its organisations.</summary>
    /// <returns>By the numbers of the branches those that take their place; null where it cannot be.</returns>
    public Dictionary<int, int>? Transfer(CommunityDraft from, Community row, string code)
    {
        if (Begin(new NewCommunity { Code = code, Name = from.NewName ?? row.Name, SecretaryName = row.SecretaryName, OfficePhone = row.OfficePhone, Form = row.UrbanForm }, row) is not { } draft) return null;
        var (formerTownship, township) = (data.Townships[row.TownshipCode].Name, data.Townships[draft.TownshipCode].Name);
        var branches = new Dictionary<int, int>();
        foreach (var organisation in data.Organisations[row.Code].Where(o => o.Kind != PartyOrganisationKind.FunctionalBranch).OrderBy(o => o.Kind).ThenBy(o => o.Id))
        {
            var parent = organisation.ParentId is { } above && branches.TryGetValue(above, out var copied) ? copied : data.Upper[draft.TownshipCode].Id;
            branches[organisation.Id] = Add(organisation.Kind, organisation.Name, organisation.FullName.Replace(formerTownship, township, StringComparison.Ordinal), draft, parent, organisation.SecretaryName);
        }

        if (data.Branches[row.Code].ToList() is [var only]) draft.OnlyBranch = branches[only.Id];
        return branches;
    }

    public void Rename(string code, string name)
    {
        if (Find(code) is not { } draft) return;
        if (name == draft.Name) drafts.Refuse(draft.Name, "新名称", $"{draft.Name}的新名称与现名称相同。");
        draft.NewName = name;
    }

    public void End(CommunityDraft draft)
    {
        if (draft.IsNew) drafts.Refuse(draft.Name, "社区", $"{draft.Name}由本方案新设，不应又在本方案中撤销。");
        draft.Ends = true;
    }

    /// <summary>What ends with the communities: their organisations, from below.</summary>
    public IEnumerable<PartyOrganisation> Ending => _drafts.Values.Where(d => d.Ends).SelectMany(d => data.Organisations[d.Code]);

    public IEnumerable<PartyOrganisation> OrganisationsOf(string community) => data.Organisations[community];

    /// <summary>What leads a community when the plan has been applied.</summary>
    public int? LeaderOf(string community) => _organisations.Where(o => o.CommunityCode == community).OrderBy(o => o.Kind).FirstOrDefault()?.Key
        ?? data.Organisations[community].Where(o => o.Kind != PartyOrganisationKind.FunctionalBranch).OrderBy(o => o.Kind).FirstOrDefault()?.Id;

    private CommunityDraft? Begin(NewCommunity founding, Community? former = null)
    {
        var (code, name) = (founding.Code, PlainText.Tidy(founding.Name));
        var township = data.Townships.Keys.FirstOrDefault(t => code.StartsWith(t, StringComparison.Ordinal));
        if (township is null) drafts.Refuse(name, "区划代码", $"{name}的区划代码{code}应以所属镇街的代码开头。");
        else if (!data.Upper.TryGetValue(township, out var upper)) drafts.Refuse(name, "镇街", $"{data.Townships[township].Name}尚无街道党工委或镇党委，请先新增。");
        else if (data.UsedCodes.Contains(code) || _drafts.ContainsKey(code)) drafts.Refuse(name, "区划代码", $"{name}的区划代码{code}已由另一社区使用，代码不重复使用。");
        else if (upper.ValidFrom > drafts.Plan.EffectiveOn) drafts.Refuse(name, "生效日期", $"{name}的设立不应早于{upper.Name}的成立时间{Days.Long(upper.ValidFrom)}。");
        else return _drafts[code] = new CommunityDraft { Code = code, Founding = founding, Former = former, Name = name, TownshipCode = township };
        return null;
    }

    private int Add(PartyOrganisationKind kind, string name, string fullName, CommunityDraft community, int parent, string? secretary)
    {
        var key = -1 - _organisations.Count;
        _organisations.Add(new NewOrganisation(key, kind, name, fullName, community.TownshipCode, community.Code, parent, secretary));
        return key;
    }
}
