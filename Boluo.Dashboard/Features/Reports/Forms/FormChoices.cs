using System.Globalization;
using Boluo.Dashboard.Excel.Foreign;
using Boluo.Dashboard.Excel.Forms;
using Boluo.Dashboard.Insight;
using Microsoft.AspNetCore.WebUtilities;

namespace Boluo.Dashboard.Features.Reports.Forms;

/// <summary>What a person points at in a form.</summary>
public enum FormPoint
{
    HeaderTop,
    HeaderBottom,
    FirstBody,
    LastBody,
    NameColumn,
}

/// <summary>All that is chosen on the page of a form, as its address has it. What is not there is proposed.</summary>
public sealed record FormChoices
{
    public const string FileKey = "file";
    public const string SchemeKey = "scheme";
    public const string SheetKey = "sheet";
    public const string TopKey = "top";
    public const string BottomKey = "bottom";
    public const string FirstKey = "first";
    public const string LastKey = "last";
    public const string NamesKey = "names";
    public const string SourceKey = "source";
    public const string CardKey = "card";
    public const string PointKey = "point";

    /// <summary>Before the key of a field.</summary>
    public const string FillPrefix = "fill-";

    public string? File { get; init; }

    public int? Scheme { get; init; }

    /// <summary>From 1, among the visible ones.</summary>
    public int? Sheet { get; init; }

    public SheetAnswers Answers { get; init; } = new();

    public string? Source { get; init; }

    /// <summary>The one row for which a card is filled; all of them without.</summary>
    public string? Card { get; init; }

    /// <summary>What the next click says.</summary>
    public FormPoint? Point { get; init; }

    /// <summary>By the key of the field; see <see cref="FormFilling.Code"/>.</summary>
    public IReadOnlyDictionary<string, string> Fills { get; init; } = new Dictionary<string, string>();

    /// <summary>The name in the address of what is pointed at.</summary>
    public static string KeyOf(FormPoint point) => point switch
    {
        FormPoint.HeaderTop => TopKey,
        FormPoint.HeaderBottom => BottomKey,
        FormPoint.FirstBody => FirstKey,
        FormPoint.LastBody => LastKey,
        _ => NamesKey,
    };

    public static Result<FormChoices> Parse(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string? Text(string key) => values.TryGetValue(key, out var value) && !string.IsNullOrEmpty(value) ? value.ToString() : null;
        var faults = new List<string>();
        int? Number(string key, int most)
        {
            if (Text(key) is not { } text) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
            faults.Add($"参数“{key}”的值“{PlainText.Cut(text)}”不可用，应为1至{most}的整数。");
            return null;
        }

        var point = Text(PointKey);
        var known = Enum.GetNames<FormPoint>();
        if (point is not null && !known.Contains(point, StringComparer.Ordinal)) faults.Add($"参数“{PointKey}”的值“{PlainText.Cut(point)}”不可用，可用值：{string.Join("、", known)}。");
        var choices = new FormChoices
        {
            File = Text(FileKey),
            Scheme = Number(SchemeKey, int.MaxValue),
            Sheet = Number(SheetKey, 1000),
            Answers = new SheetAnswers
            {
                HeaderTop = Number(TopKey, SheetGrid.MostRows),
                HeaderBottom = Number(BottomKey, SheetGrid.MostRows),
                FirstBody = Number(FirstKey, SheetGrid.MostRows),
                LastBody = Number(LastKey, SheetGrid.MostRows),
                NameColumn = Number(NamesKey, SheetGrid.MostColumns),
            },
            Source = Text(SourceKey),
            Card = Text(CardKey),
            Point = faults.Count == 0 && point is not null ? Enum.Parse<FormPoint>(point) : null,
            Fills = values.Where(v => v.Key.StartsWith(FillPrefix, StringComparison.Ordinal)).ToDictionary(v => v.Key[FillPrefix.Length..], v => v.Value.ToString(), StringComparer.Ordinal),
        };
        return faults.Count == 0 ? choices : Result<FormChoices>.Fail(faults[0]);
    }

    /// <summary>What a scheme has chosen stands where nothing else was.</summary>
    public FormChoices Over(FormChoices scheme) => this with
    {
        Sheet = Sheet ?? scheme.Sheet,
        Answers = Answers == new SheetAnswers() ? scheme.Answers : Answers,
        Source = Source ?? scheme.Source,
        Fills = Source is null || Source == scheme.Source ? scheme.Fills.Where(f => !Fills.ContainsKey(f.Key)).Concat(Fills).ToDictionary(StringComparer.Ordinal) : Fills,
    };

    /// <summary>The choices in an address, without what is only for the page.</summary>
    public string ToQuery() => string.Join('&', Pairs().Where(p => p.Value is not null).Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value!)}"));

    public IEnumerable<(string Key, string? Value)> Pairs() =>
    [
        (FileKey, File), (SchemeKey, Text(Scheme)), (SheetKey, Text(Sheet)),
        (TopKey, Text(Answers.HeaderTop)), (BottomKey, Text(Answers.HeaderBottom)), (FirstKey, Text(Answers.FirstBody)), (LastKey, Text(Answers.LastBody)), (NamesKey, Text(Answers.NameColumn)),
        (SourceKey, Source), (CardKey, Card), .. Fills.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (FillPrefix + f.Key, (string?)f.Value)),
    ];

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
