using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Boluo.Dashboard.Charts;

/// <summary>A drawing of the server as it goes into a page: encoded, and named after what it holds. One for all readers of a snapshot.</summary>
public sealed class Drawing
{
    private static readonly ConditionalWeakTable<string, Drawing> Known = [];

    private Drawing(string svg)
    {
        Svg = svg;
        Name = Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(svg.AsSpan())).AsSpan(0, 8));
    }

    public string Svg { get; }

    /// <summary>The same for the same drawing and no other.</summary>
    public string Name { get; }

    /// <param name="svg">Whatever came from a person is encoded in it.</param>
    public static Drawing Of(string svg) => Known.GetValue(svg, text => new Drawing(text));
}
