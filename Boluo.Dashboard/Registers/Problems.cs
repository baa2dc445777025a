using Boluo.Dashboard.Data.Start;

namespace Boluo.Dashboard.Registers;

/// <summary>Collects what is wrong with the files, and remembers where each row stood.</summary>
public sealed class Problems
{
    /// <summary>More would not be read by anyone.</summary>
    public const int Shown = 50;

    /// <summary>What was said of each file, of all together first.</summary>
    private readonly List<(string? File, List<(string Text, bool IsRelation)> Lines)> _said = [(null, [])];
    private readonly Dictionary<object, (string File, int Line, bool Sound)> _places = new(ReferenceEqualityComparer.Instance);
    private string? _last;
    private int _total;

    public bool Any => _total > 0;

    /// <summary>A file is missing or unreadable as a whole, so that references to its rows cannot be judged.</summary>
    public bool FileMissing { get; private set; }

    public void Remember(object row, string file, int line, bool sound) => _places[row] = (file, line, sound);

    /// <summary>Whether a row's own columns were all right; another error about a broken row would only repeat the first.</summary>
    public bool IsSound(object row) => _places[row].Sound;

    /// <summary>Where a row stands, in words.</summary>
    public string Place(object row) => Invariant($"第{_places[row].Line}行");

    /// <summary>Something about a whole file or directory, as a sentence.</summary>
    public void Say(string sentence)
    {
        FileMissing = true;
        Count(null, sentence, isRelation: false);
    }

    /// <summary>What is wrong with a line by itself.</summary>
    public void Add(string file, int line, string? column, string rule) => Count(file, Sentence(file, line, column, rule), isRelation: false);

    /// <summary>A rule that a row breaks in the light of other rows.</summary>
    public void Add(object row, string column, string rule)
    {
        var (file, line, sound) = _places[row];
        if (sound) Count(file, Sentence(file, line, column, rule), isRelation: true);
    }

    public void ThrowIfAny()
    {
        if (Any) throw new DataFileException(First(), _total);
    }

    /// <summary>
    /// What is wrong with lines by themselves before what may only follow from it, and some of each file before more of one, so that every
    /// broken file is named; in the order of the files.
    /// </summary>
    private List<string> First() =>
        [.. _said.SelectMany((said, file) => said.Lines.Select((line, nth) => (file, nth, line.Text, line.IsRelation)))
            .OrderBy(l => l.IsRelation).ThenBy(l => l.nth).ThenBy(l => l.file).Take(Shown).OrderBy(l => l.file).ThenBy(l => l.nth).Select(l => l.Text)];

    private static string Sentence(string file, int line, string? column, string rule) =>
        Invariant($"文件 {file} 第{line}行{(column is null ? "" : $" “{column}”")}：{rule}");

    private void Count(string? file, string sentence, bool isRelation)
    {
        // Two rules may say the same of one row.
        if (sentence == _last) return;
        _last = sentence;
        _total++;
        var lines = _said.Find(s => s.File == file).Lines;
        if (lines is null) _said.Add((file, lines = []));
        if (lines.Count < Shown) lines.Add((sentence, isRelation));
    }
}
