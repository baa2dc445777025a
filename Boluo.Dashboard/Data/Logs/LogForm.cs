using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Boluo.Dashboard.Data.Logs;

/// <summary>
/// The canonical form of a stored row: its table, then each value that it has under the name of its column, in the order of the names. So a
/// column that a later version adds leaves the form of older rows as it was.
/// </summary>
internal sealed class LogForm
{
    private readonly string _table;
    private readonly (string Name, int Ordinal)[] _columns;

    /// <param name="table">What the rows are of.</param>
    /// <param name="row">A reader that stands on all columns of the table.</param>
    public LogForm(string table, SqliteDataReader row)
    {
        _table = table;
        _columns = [.. Enumerable.Range(0, row.FieldCount).Select(i => (Name: row.GetName(i), Ordinal: i)).Where(c => c.Name != "Seal").OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    public void Append(IncrementalHash hash, SqliteDataReader row)
    {
        Append(hash, _table);
        foreach (var (name, ordinal) in _columns)
            if (!row.IsDBNull(ordinal)) Append(hash, name, row.GetValue(ordinal));
    }

    /// <summary>The same of a row that lies elsewhere.</summary>
    /// <param name="hash">What the form is added to.</param>
    /// <param name="table">What the row is of.</param>
    /// <param name="values">Those that it has, in the order of their names, without the seal.</param>
    public static void Append(IncrementalHash hash, string table, IEnumerable<KeyValuePair<string, object>> values)
    {
        Append(hash, table);
        foreach (var (name, value) in values) Append(hash, name, value);
    }

    private static void Append(IncrementalHash hash, string name, object value)
    {
        Append(hash, name);
        Append(hash, value switch
        {
            long number => "i" + number.ToString(CultureInfo.InvariantCulture),
            double number => "r" + number.ToString("R", CultureInfo.InvariantCulture),
            byte[] bytes => "b" + Convert.ToHexStringLower(bytes),
            var text => "t" + text,
        });
    }

    /// <summary>With its length, so that no two rows run together to the same.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}

/// <summary>What binds a row to the one before it: the key, a proof of what the row says, and a proof of what it follows.</summary>
internal readonly record struct LogSeal(string KeyId, string Content, string Link)
{
    /// <summary>Follows nothing that can be vouched for, so that whoever verifies stops here.</summary>
    public const string Untrusted = "!";

    public static LogSeal After(string link, string content, LogKey key) => new(key.Id, content, LinkOf(link, content, key));

    public static LogSeal? Parse(string text) => text.Split('.') is [var key, var content, var link] ? new LogSeal(key, content, link) : null;

    public bool Follows(string link, LogKey key) => Link == LinkOf(link, Content, key);

    public override string ToString() => $"{KeyId}.{Content}.{Link}";

    private static string LinkOf(string link, string content, LogKey key) => key.Mac($"{link}|{content}");
}
