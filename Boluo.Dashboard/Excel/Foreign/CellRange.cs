using System.Globalization;
using System.Runtime.InteropServices;

namespace Boluo.Dashboard.Excel.Foreign;

/// <summary>A rectangle of cells, from 1; B2:D5 or a single B2.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CellRange(int Top, int Left, int Bottom, int Right)
{
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_384;

    public bool IsOneCell => Top == Bottom && Left == Right;

    public bool Contains(int row, int column) => row >= Top && row <= Bottom && column >= Left && column <= Right;

    public static CellRange? Parse(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (Cell(colon < 0 ? text : text[..colon]) is not var (top, left)) return null;
        if (colon < 0) return new CellRange(top, left, top, left);
        return Cell(text[(colon + 1)..]) is var (bottom, right) && bottom >= top && right >= left ? new CellRange(top, left, bottom, right) : null;
    }

    /// <summary>Row and column of B2.</summary>
    public static (int Row, int Column)? Cell(ReadOnlySpan<char> text)
    {
        var (column, i) = (0, 0);
        for (; i < text.Length && i < 3 && char.IsAsciiLetter(text[i]); i++) column = column * 26 + (text[i] & ~0x20) - 'A' + 1;
        return column is > 0 and <= LastColumn && int.TryParse(text[i..], NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= LastRow
            ? (row, column)
            : null;
    }

    /// <summary>1 is A, 28 is AB.</summary>
    public static string Letters(int column)
    {
        var text = "";
        for (; column > 0; column = (column - 1) / 26) text = (char)('A' + (column - 1) % 26) + text;
        return text;
    }

    public static string Address(int row, int column) => Invariant($"{Letters(column)}{row}");

    public override string ToString() => IsOneCell ? Address(Top, Left) : $"{Address(Top, Left)}:{Address(Bottom, Right)}";
}
