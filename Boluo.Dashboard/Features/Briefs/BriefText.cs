using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.Briefs;

/// <summary>
/// Puts facts into the words of a county office. It says what is counted and found, and nothing about causes or remedies; what is
/// unknown is left out.
/// </summary>
public static class BriefText
{
    private static readonly string[] Numerals = ["一", "二", "三", "四"];

    /// <summary>Says as much as two pages hold: rather than take a third, names fewer cases, raises fewer matters, leaves out details.</summary>
    public static Brief Write(BriefFacts facts) =>
        Length.All.Select(length => Write(facts, length)).FirstOrDefault(Paper.IsShort) ?? Write(facts, Length.All[^1]);

    private static Brief Write(BriefFacts facts, Length length)
    {
        (string Name, IReadOnlyList<BriefParagraph> Paragraphs)[] sections =
            [("基本情况", Basics(facts)), ("变化情况", Changes(facts)), ("存在问题", Found(facts, length)), ("需研究事项", Raised(facts, length))];
        return new Brief
        {
            Title = $"{(facts.Scope.IsCountyWide ? "博罗县" : facts.Scope.InWords(facts.Limits))}城市基层党建情况简报",
            Day = facts.Scope.AsOf,
            Sections = [.. sections.Select((s, i) => new BriefSection($"{Numerals[i]}、{s.Name}", s.Paragraphs))],
        };
    }

    private static List<BriefParagraph> Basics(BriefFacts facts)
    {
        var paragraphs = new List<BriefParagraph>();
        foreach (var clauses in Situation.Paragraphs)
        {
            var told = clauses.Select(c => c with { Terms = [.. c.Terms.Where(t => IsTold(t, facts))] }).Where(c => c.Terms.Count > 0).ToList();
            if (told.Count == 0) continue;
            var text = new Sentences();
            if (paragraphs.Count == 0) text.Add($"截至{Days.Long(facts.Scope.AsOf)}，{facts.Scope.InWords(facts.Limits)}");
            for (var i = 0; i < told.Count; i++)
            {
                text.Add(told[i].Verb).Join(told[i].Terms, "、", (t, term) => t.Add(term.Noun).Add(facts.Figures[term.Key].Piece));
                text.Add(i + 1 == told.Count || told[i + 1].Starts ? "。" : "，");
                if (told[i].Terms.Any(t => t.Key == Situation.Projects)) text.Join(facts.NeedProgress, "", (t, piece) => t.Add(piece));
            }

            paragraphs.Add(text.Paragraph);
        }

        return paragraphs.Count > 0 ? paragraphs : [new Sentences().Add($"截至{Days.Long(facts.Scope.AsOf)}，{facts.Scope.InWords(facts.Limits)}暂无统计数据。").Paragraph];
    }

    /// <summary>Within one community the number of communities says nothing.</summary>
    private static bool IsTold(Term term, BriefFacts facts) =>
        facts.Figures.GetValueOrDefault(term.Key) is { Value: > 0 } && !(term.Key == Situation.Communities && facts.Scope.Community is not null);

    private static List<BriefParagraph> Changes(BriefFacts facts)
    {
        var paragraphs = facts.Earlier.Select((earlier, i) => Change(facts, earlier, i)).OfType<BriefParagraph>().ToList();
        return paragraphs.Count > 0 ? paragraphs : [new Sentences().Add($"统计数据自{Days.Long(facts.Limits.EarliestAsOf)}起，暂无可比时点。").Paragraph];
    }

    private static BriefParagraph? Change(BriefFacts facts, EarlierDay earlier, int index)
    {
        var compared = Situation.Compared.Where(t => IsTold(t, facts) || (facts.Figures.GetValueOrDefault(t.Key) is { } m && m.Change(index) < 0))
            .Select(t => (t.Noun, Figure: facts.Figures[t.Key])).Where(t => t.Figure.Change(index) is not null).ToList();
        if (compared.Count == 0) return null;
        var moved = compared.Where(t => t.Figure.Change(index) != 0).ToList();
        var same = compared.Count - moved.Count;
        var text = new Sentences().Add($"{earlier.Words}，").Join(moved, "、", (t, m) =>
        {
            var change = m.Figure.Change(index)!.Value;
            t.Add(m.Noun + (change > 0 ? "增加" : "减少"))
                .Add(new Piece(Measured.Words(Math.Abs(change), m.Figure.Figure.Unit), m.Figure.Figure.RowsPath, m.Figure.HintOfChange(index, earlier, facts.Scope.AsOf)));
        });
        return text.Add(moved.Count == 0 ? "上述各项均持平。" : same == 0 ? "。" : FormattableString.Invariant($"，其余{same}项持平。")).Paragraph;
    }

    private static List<BriefParagraph> Found(BriefFacts facts, Length length)
    {
        var left = facts.Matters.ToDictionary(m => m.Rule.Key, StringComparer.Ordinal);
        var areas = new List<(string Area, IReadOnlyList<Action<Sentences>> Said)>();
        foreach (var (area, problems) in Problem.Areas)
        {
            var said = new List<Action<Sentences>>();
            foreach (var problem in problems)
                if (left.Remove(problem.Rule, out var matter) && matter.Findings.Count > 0) said.Add(text => problem.Say(text, matter, facts.Scope, length.Details));
            if (said.Count > 0) areas.Add((area, said));
        }

        // A rule that is not known here is told by its own title.
        var others = facts.Matters.Where(m => left.ContainsKey(m.Rule.Key) && m.Findings.Count > 0)
            .Select(m => (Action<Sentences>)(text => text.Add(m.Title).Add(new Piece(FormattableString.Invariant($"{m.Findings.Count}项"), m.RowsPath, Problem.Hint(m))))).ToList();
        if (others.Count > 0) areas.Add(("其他", others));

        var clear = facts.Matters.Count(m => m.Findings.Count == 0);
        if (areas.Count == 0) return [new Sentences().Add(clear == 0 ? "未发现需关注事项。" : FormattableString.Invariant($"经核查{clear}项，未发现需关注事项。")).Paragraph];
        var text = new Sentences();
        foreach (var (area, said) in areas) text.Add($"{area}方面，").Join(said, "；", (t, say) => say(t)).Add("。");
        return [(clear == 0 ? text : text.Add(FormattableString.Invariant($"其余{clear}项核查未发现问题。"))).Paragraph];
    }

    private static List<BriefParagraph> Raised(BriefFacts facts, Length length)
    {
        var raised = Problem.Areas.SelectMany(a => a.Problems).Where(p => p.Raised is not null)
            .Select(p => (Problem: p, Matter: facts.Matters.FirstOrDefault(m => m.Rule.Key == p.Rule))).Where(r => r.Matter is { Findings.Count: > 0 }).Take(length.Matters).ToList();
        if (raised.Count == 0) return [new Sentences().Add("暂无提请研究的事项。").Paragraph];
        return [.. raised.Select((r, i) =>
        {
            var text = new Sentences().Add(FormattableString.Invariant($"{i + 1}."));
            r.Problem.Raise(text, r.Matter!, facts.Limits, length.Cases);
            return text.Paragraph;
        })];
    }

    /// <summary>How much is said: matters raised, cases named of each, details of what was found.</summary>
    private sealed record Length(int Matters, int Cases, bool Details)
    {
        public static readonly IReadOnlyList<Length> All =
            [new(6, 3, true), new(6, 2, true), new(6, 1, true), new(5, 1, true), new(4, 1, true), new(3, 1, true), new(3, 1, false), new(2, 1, false), new(1, 1, false)];
    }
}
