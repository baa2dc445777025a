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
            [("基本情况", Basics(facts, length)), ("变化情况", [Changes(facts, length)]), ("存在问题", Found(facts, length)), ("需研究事项", Raised(facts, length))];
        return new Brief
        {
            Title = $"{(facts.Scope.IsCountyWide ? facts.County.Name : facts.Scope.InWords(facts.Limits))}城市基层党建情况简报",
            Day = facts.Scope.AsOf,
            Sections = [.. sections.Select((s, i) => new BriefSection($"{Numerals[i]}、{s.Name}", s.Paragraphs))],
        };
    }

    private static List<BriefParagraph> Basics(BriefFacts facts, Length length)
    {
        var paragraphs = new List<BriefParagraph>();
        foreach (var clauses in SituationTerms.Paragraphs)
        {
            var told = clauses.Select(c => c with { Terms = [.. c.Terms.Where(t => IsTold(t, facts, length))] }).Where(c => c.Terms.Count > 0).ToList();
            if (told.Count == 0) continue;
            var text = new Sentences();
            if (paragraphs.Count == 0) text.Add($"截至{Days.Long(facts.Scope.AsOf)}，{facts.Scope.InWords(facts.Limits)}");
            for (var i = 0; i < told.Count; i++)
            {
                text.Add(told[i].OfLastYear ? Invariant($"{facts.County.LastYearOf(told[i].Terms[0].Key).From.Year}年") : "").Add(told[i].Terms.Count > 1 ? told[i].OfSeveral : told[i].Verb).Join(told[i].Terms, "、", (t, term) => t.Add(term.Noun).Add(TextRun.Of(facts.Figures[term.Key])).Add(MarkOf(facts.Figures[term.Key].Figure)));
                text.Add(i + 1 == told.Count || told[i + 1].Starts ? "。" : "，");
            }

            paragraphs.Add(text.Paragraph);
        }

        return paragraphs.Count > 0 ? paragraphs : [new Sentences().Add($"截至{Days.Long(facts.Scope.AsOf)}，{facts.Scope.InWords(facts.Limits)}暂无统计数据。").Paragraph];
    }

    /// <summary>（现值，各级合计有重叠）: what a number must not be taken for.</summary>
    private static string MarkOf(Figure figure)
    {
        var words = string.Join("，", new[] { figure.IsCurrent ? "现值" : null, figure.Adding == Adding.Overlaps ? "各级合计有重叠" : null }.OfType<string>());
        return words.Length == 0 ? "" : $"（{words}）";
    }

    /// <summary>Where there is little room, less is told.</summary>
    private static bool IsTold(Term term, BriefFacts facts, Length length) =>
        (length.Extras || !term.Extra) && facts.Figures.GetValueOrDefault(term.Key) is { Value: > 0 } && term.IsToldIn(facts.Scope);

    /// <summary>
    /// Compares every number that 基本情况 prints, and what fell to nothing since, with the earlier days: what grew, what shrank, what went
    /// both ways, and by name what stayed. Values without a history are marked in 基本情况 and never said to have stayed.
    /// </summary>
    private static BriefParagraph Changes(BriefFacts facts, Length length)
    {
        var days = facts.Earlier.Count;
        var compared = SituationTerms.All.Select(t => (Term: t, Figure: facts.Figures.GetValueOrDefault(t.Key)))
            .Where(t => t.Figure is { } figure && (IsTold(t.Term, facts, length) || Enumerable.Range(0, days).Any(i => figure.Change(i) < 0))
                && (!figure.Figure.IsCurrent || Enumerable.Range(0, days).Any(i => figure.Change(i) is not (null or 0))))
            .Select(t => new Compared(t.Term.Name, t.Figure!, [.. Enumerable.Range(0, days).Select(i => t.Figure!.Change(i))])).ToList();
        if (days == 0 || (compared.Count > 0 && compared.All(c => c.Changes.All(change => change is null))))
            return new Sentences().Add($"统计数据自{Days.Long(facts.Limits.EarliestAsOf)}起，暂无可比时点。").Paragraph;
        if (compared.Count == 0) return new Sentences().Add("基本情况中没有可与以前时点比较的数。").Paragraph;

        TextRun Amount(Compared c, int day, bool withUnit) =>
            new(c.Figure.WordsOfChange(day, withUnit), c.Figure.Figure.RowsPath, c.Figure.HintOfChange(day, facts.Earlier[day], facts.Scope.AsOf));
        void Amounts(Sentences text, Compared c)
        {
            // 25、155项, but 800人次、3.2万人次: the first would be read as 800万.
            var units = Enumerable.Range(0, days).Select(day => c.Figure.WordsOfChange(day, withUnit: false).EndsWith('万')).Distinct().Count() > 1;
            text.Join([.. Enumerable.Range(0, days)], "、", (t, day) => t.Add(Amount(c, day, units || day == days - 1)));
        }

        var clauses = new List<Action<Sentences>>();
        foreach (var (share, sign, verb) in Directions)
        {
            var alike = compared.Where(c => c.Figure.IsShare == share && c.Changes.All(change => Math.Sign(change ?? 0) == sign)).ToList();
            var words = days > 1 ? "分别" + verb : verb;
            if (share) clauses.AddRange(alike.Select(c => (Action<Sentences>)(text => { text.Add(c.Name + words); Amounts(text, c); })));
            else if (alike.Count > 0) clauses.Add(text => text.Add(words).Join(alike, days > 1 ? "，" : "、", (t, c) => { t.Add(c.Name); Amounts(t, c); }));
        }

        var level = compared.Where(c => c.Changes.All(change => change == 0)).ToList();
        foreach (var c in compared.Where(c => c.Changes.Select(change => change is { } by ? Math.Sign(by) : 2).Distinct().Count() > 1 || c.Changes[0] is null))
        {
            // The same value on both days is no sign that it stayed: of a current value only the day that differs is named.
            var silent = c.Figure.Figure.IsCurrent;
            clauses.Add(text => text.Add(c.Name).Join([.. Enumerable.Range(0, days).Where(day => !silent || c.Changes[day] is not (null or 0))], "、", (t, day) =>
            {
                if (silent && days > 1) t.Add(facts.Earlier[day].Words);
                if (c.Changes[day] is not { } change) t.Add("无可比数");
                else if (change == 0) t.Add("持平");
                else t.Add(Directions.First(d => d.Share == c.Figure.IsShare && d.Sign == Math.Sign(change)).Verb).Add(Amount(c, day, withUnit: true));
            }));
        }

        if (level.Count > 0) clauses.Add(text => text.Add(string.Join("、", level.Select(c => c.Name)) + (level.Count > 1 ? "均持平" : "持平")));
        return new Sentences().Add(string.Join("、", facts.Earlier.Select(e => e.Words)) + "，").Join(clauses, "；", (text, say) => say(text)).Add("。")
            .Add(SituationTerms.All.Any(t => IsTold(t, facts, length) && facts.Figures[t.Key].Figure.IsCurrent) ? Unstated : "").Paragraph;
    }

    /// <summary>Why marked numbers are in no list of what stayed.</summary>
    private const string Unstated = "标明现值的数未留存历史，数值未变的不作比较。";

    /// <summary>A number with what it has changed by since each earlier day.</summary>
    private sealed record Compared(string Name, FigureValue Figure, IReadOnlyList<double?> Changes);

    /// <summary>The lists of 变化情况 in their order: counts grow and shrink, shares rise and fall.</summary>
    private static readonly (bool Share, int Sign, string Verb)[] Directions = [(false, 1, "增加"), (false, -1, "减少"), (true, 1, "提高"), (true, -1, "下降")];

    private static List<BriefParagraph> Found(BriefFacts facts, Length length)
    {
        var sheet = facts.Matters;
        var areas = sheet.Problems.GroupBy(m => m.Rule.Topic).OrderBy(g => g.Key).ToList();
        var text = new Sentences();
        void Say(Sentences t, RuleResult matter) => Problems.Say(t, matter, facts.Scope, length.Details);
        if (length.Areas) foreach (var area in areas) text.Add($"{area.Key.Label()}方面，").Join([.. area], "；", Say).Add("。");
        else if (areas.Count > 0) text.Join([.. areas.SelectMany(a => a)], "；", Say).Add("。");
        if (areas.Count == 0) text.Add(sheet.Clear.Count == 0 ? "未发现需关注事项。" : Invariant($"经核查{sheet.Clear.Count}项，未发现需关注事项。"));
        else if (sheet.Clear.Count > 0) text.Add(Invariant($"另核查{sheet.Clear.Count}项，未发现问题。"));
        foreach (var matter in sheet.NotRun) text.Add($"{matter.Title}未到核查时间（{Days.InYear(matter.RunsFrom!.Value)}起核查）。");
        return [text.Paragraph];
    }

    private static List<BriefParagraph> Raised(BriefFacts facts, Length length)
    {
        var raised = facts.Matters.Problems.Where(m => m.Rule.Worst(m.Threshold) is not null).OrderBy(m => m.Rule.Topic).Take(length.Matters).ToList();
        List<BriefParagraph> paragraphs = raised.Count == 0 ? [new Sentences().Add("暂无提请研究的事项。").Paragraph] : [.. raised.Select((matter, i) =>
        {
            var text = new Sentences().Add(Invariant($"{i + 1}."));
            Problems.Raise(text, matter, facts.Limits, length.Cases);
            return text.Paragraph;
        })];
        // What falls due soon is no problem, and is said apart from those.
        if (facts.Matters.Reminders is { Count: > 0 } reminders)
            paragraphs.Add(new Sentences().Add("到期提醒：").Join(reminders, "；", (t, m) => { Problems.Label(t, m); t.Add("，" + m.Summary); }).Add("。").Paragraph);
        return paragraphs;
    }

    /// <summary>How much is said: matters raised, cases named of each, details of what was found, the areas it is found in, numbers that matter less.</summary>
    private sealed record Length(int Matters, int Cases, bool Details, bool Areas = true, bool Extras = true)
    {
        public static readonly IReadOnlyList<Length> All =
        [
            new(6, 3, true), new(6, 2, true), new(6, 1, true), new(5, 1, true), new(4, 1, true), new(3, 1, true), new(4, 1, false), new(3, 1, false),
            new(6, 1, false, Areas: false), new(5, 1, false, Areas: false), new(4, 1, false, Areas: false), new(3, 1, false, Areas: false),
            .. Enumerable.Range(0, 6).Select(fewer => new Length(6 - fewer, 1, false, Areas: false, Extras: false)),
        ];
    }
}
