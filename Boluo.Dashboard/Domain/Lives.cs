using System.Linq.Expressions;

namespace Boluo.Dashboard.Domain;

/// <summary>All that must lie within the life of its community, its grid or its organisation.</summary>
public static class Lives
{
    public static readonly IReadOnlyList<Life> All =
    [
        Dated<GridAssignment>(typeof(Community), Code<GridAssignment>(a => a.CommunityCode)),
        Dated<GridAssignment>(typeof(Grid), Number<GridAssignment>(a => a.GridId)),
        Dated<GridAssignment>(typeof(PartyOrganisation), Number<GridAssignment>(a => a.BranchId)),
        Dated<GridDuty>(typeof(Grid), Number<GridDuty>(d => d.GridId)),
        Dated<PartyOrganisation>(typeof(Community), Code<PartyOrganisation>(o => o.CommunityCode)),
        Dated<CommitteeMember>(typeof(Community), Code<CommitteeMember>(m => m.CommunityCode)),
        Dated<Pairing>(typeof(Community), Code<Pairing>(p => p.CommunityCode)),
        Dated<AlleyChief>(typeof(Community), Code<AlleyChief>(c => c.CommunityCode)),
        Dated<ContactHousehold>(typeof(Community), Code<ContactHousehold>(h => h.CommunityCode)),
        new Life<CommunityWorker>(typeof(Community), Code<CommunityWorker>(w => w.CommunityCode), nameof(CommunityWorker.Since), nameof(CommunityWorker.LeftOn))
        {
            IsThere = (w, day) => w.Since <= day && (w.LeftOn == null || w.LeftOn > day), Begins = (w, day) => w.Since >= day, Ends = (w, day) => w.LeftOn <= day,
        },
        new Life<SocialPlacement>(typeof(Community), Code<SocialPlacement>(p => p.CommunityCode), nameof(SocialPlacement.Since), nameof(SocialPlacement.EndedOn))
        {
            IsThere = (p, day) => p.Since <= day && (p.EndedOn == null || p.EndedOn > day), Begins = (p, day) => p.Since >= day, Ends = (p, day) => p.EndedOn <= day,
        },
        new Life<VolunteerTeam>(typeof(Community), Code<VolunteerTeam>(t => t.CommunityCode), nameof(VolunteerTeam.FoundedOn), nameof(VolunteerTeam.DisbandedOn))
        {
            IsThere = (t, day) => t.FoundedOn <= day && (t.DisbandedOn == null || t.DisbandedOn > day), Begins = (t, day) => t.FoundedOn >= day, Ends = (t, day) => t.DisbandedOn <= day,
        },
        new Life<ServiceCenter>(typeof(Community), Code<ServiceCenter>(c => c.CommunityCode), nameof(ServiceCenter.OpenedOn), nameof(ServiceCenter.ClosedOn))
        {
            IsThere = (c, day) => c.OpenedOn <= day && (c.ClosedOn == null || c.ClosedOn > day), Begins = (c, day) => c.OpenedOn >= day, Ends = (c, day) => c.ClosedOn <= day,
        },
        Event(nameof(Need.RaisedOn), Code<Need>(n => n.CommunityCode), (n, day) => n.RaisedOn <= day, (n, day) => n.RaisedOn >= day, (n, day) => n.RaisedOn < day),
        Event(nameof(Need.RaisedOn), Number<Need>(n => n.GridId), (n, day) => n.RaisedOn <= day, (n, day) => n.RaisedOn >= day, (n, day) => n.RaisedOn < day, typeof(Grid)),
        Event(nameof(Activity.On), Code<Activity>(a => a.CommunityCode), (a, day) => a.On <= day, (a, day) => a.On >= day, (a, day) => a.On < day),
        Event(nameof(Suggestion.On), Code<Suggestion>(s => s.CommunityCode), (s, day) => s.On <= day, (s, day) => s.On >= day, (s, day) => s.On < day),
        Event(nameof(DelegateIssue.RaisedOn), Code<DelegateIssue>(i => i.CommunityCode), (i, day) => i.RaisedOn <= day, (i, day) => i.RaisedOn >= day, (i, day) => i.RaisedOn < day),
        Event(nameof(IdeaCase.StartedOn), Code<IdeaCase>(c => c.CommunityCode), (c, day) => c.StartedOn <= day, (c, day) => c.StartedOn >= day, (c, day) => c.StartedOn < day),
        Event(nameof(SatisfactionSurvey.On), Code<SatisfactionSurvey>(s => s.CommunityCode), (s, day) => s.On <= day, (s, day) => s.On >= day, (s, day) => s.On < day),
        Event(nameof(DataUpdate.On), Code<DataUpdate>(u => u.CommunityCode), (u, day) => u.On <= day, (u, day) => u.On >= day, (u, day) => u.On < day),
        Event(nameof(FundSpending.On), Code<FundSpending>(s => s.CommunityCode), (s, day) => s.On <= day, (s, day) => s.On >= day, (s, day) => s.On < day),
        Event(nameof(Talk.On), Code<Talk>(t => t.CommunityCode), (t, day) => t.On <= day, (t, day) => t.On >= day, (t, day) => t.On < day),
        Event(nameof(SuburbService.On), Code<SuburbService>(s => s.CommunityCode), (s, day) => s.On <= day, (s, day) => s.On >= day, (s, day) => s.On < day),
        Event(nameof(FringeCampaignRow.On), Code<FringeCampaignRow>(r => r.CommunityCode), (r, day) => r.On <= day, (r, day) => r.On >= day, (r, day) => r.On < day),
        Event(nameof(JointMeeting.On), Number<JointMeeting>(m => m.HostId), (m, day) => m.On <= day, (m, day) => m.On >= day, (m, day) => m.On < day, typeof(PartyOrganisation)),

        // A report on a period: some of it must lie within the life.
        new Life<NeedSurvey>(typeof(Community), Code<NeedSurvey>(s => s.CommunityCode), nameof(NeedSurvey.PeriodStart), nameof(NeedSurvey.PeriodStart))
        {
            IsThere = (s, day) => s.PeriodStart <= day, Begins = (s, day) => s.DueOn >= day, Ends = (s, day) => s.PeriodStart < day,
        },
        new Life<CampaignAction>(typeof(Community), Code<CampaignAction>(a => a.CommunityCode), nameof(CampaignAction.Month), nameof(CampaignAction.Month))
        {
            IsThere = (a, day) => a.Month <= day, Begins = (a, day) => a.Month.AddMonths(1) > day, Ends = (a, day) => a.Month < day,
        },
        new Life<CommunityFund>(typeof(Community), Code<CommunityFund>(f => f.CommunityCode), nameof(CommunityFund.Year), nameof(CommunityFund.Year))
        {
            IsThere = (f, day) => f.Year == day.Year, Begins = (f, day) => f.Year >= day.Year, Ends = (f, day) => f.Year < day.Year || (f.Year == day.Year && (day.Month > 1 || day.Day > 1)),
        },
    ];

    /// <summary>The lives that a kind of row must keep to.</summary>
    public static IEnumerable<Life> Of(Type rowType) => All.Where(l => l.RowType == rowType);

    private static Life<TRow> Dated<TRow>(Type owner, LambdaExpression key) where TRow : class, IDated => new(owner, key, nameof(IDated.ValidFrom), nameof(IDated.ValidTo))
    {
        IsThere = (r, day) => r.ValidFrom <= day && (r.ValidTo == null || r.ValidTo > day),
        Begins = (r, day) => r.ValidFrom >= day,
        Ends = (r, day) => r.ValidTo <= day,
    };

    private static Life<TRow> Event<TRow>(string column, Keyed<TRow> key, Expression<Func<TRow, DateOnly, bool>> isThere,
        Expression<Func<TRow, DateOnly, bool>> begins, Expression<Func<TRow, DateOnly, bool>> ends, Type? owner = null) where TRow : class =>
        new(owner ?? typeof(Community), key.Selector, column, column) { IsThere = isThere, Begins = begins, Ends = ends };

    private static Keyed<TRow> Code<TRow>(Expression<Func<TRow, string?>> code) => new(code);

    private static Keyed<TRow> Number<TRow>(Expression<Func<TRow, int?>> number) => new(number);

    /// <summary>A key that knows its kind of row, so that the lambdas beside it need not say it.</summary>
    private sealed record Keyed<TRow>(LambdaExpression Selector)
    {
        public static implicit operator LambdaExpression(Keyed<TRow> key) => key.Selector;
    }
}
