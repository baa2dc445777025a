using System.Buffers.Binary;
using System.Text;

namespace Boluo.Dashboard.Tests.Benchmarks;

/// <summary>The part of MessagePack that Blazor's circuits speak, with SignalR's length before each message.</summary>
internal static class BlazorPack
{
    /// <summary>One message as it goes over the WebSocket.</summary>
    public static byte[] Write(params object?[] message)
    {
        var body = new MemoryStream();
        WriteValue(body, message);
        var framed = new MemoryStream();
        for (var length = (uint)body.Length; ; length >>= 7)
        {
            framed.WriteByte((byte)(length < 0x80 ? length : (length & 0x7f) | 0x80));
            if (length < 0x80) break;
        }

        body.WriteTo(framed);
        return framed.ToArray();
    }

    /// <summary>Takes the next message off the front, if all of it is there.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, out object?[] message)
    {
        message = [];
        int length = 0, used = 0;
        do
        {
            if (used == bytes.Length) return false;
            length |= (bytes[used] & 0x7f) << (7 * used);
        }
        while (bytes[used++] >= 0x80);

        if (bytes.Length < used + length) return false;
        var body = bytes.Slice(used, length);
        bytes = bytes[(used + length)..];
        message = (object?[])ReadValue(ref body)!;
        return true;
    }

    private static void WriteValue(MemoryStream to, object? value)
    {
        switch (value)
        {
            case null: to.WriteByte(0xc0); break;
            case bool flag: to.WriteByte(flag ? (byte)0xc3 : (byte)0xc2); break;
            case int or long:
                to.WriteByte(0xd3);
                Span<byte> number = stackalloc byte[8];
                BinaryPrimitives.WriteInt64BigEndian(number, Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                to.Write(number);
                break;
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                to.WriteByte(0xdb);
                WriteLength(to, utf8.Length);
                to.Write(utf8);
                break;
            case IReadOnlyDictionary<string, string>: to.WriteByte(0x80); break; // Headers, of which we send none.
            case object?[] items:
                to.WriteByte(0xdd);
                WriteLength(to, items.Length);
                foreach (var item in items) WriteValue(to, item);
                break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    private static void WriteLength(MemoryStream to, int length)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        to.Write(bytes);
    }

    private static object? ReadValue(ref ReadOnlySpan<byte> from)
    {
        var type = Take(ref from, 1)[0];
        return type switch
        {
            <= 0x7f => (long)type,
            <= 0x8f => ReadPairs(ref from, type & 0x0f),
            <= 0x9f => ReadItems(ref from, type & 0x0f),
            <= 0xbf => ReadText(ref from, type & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 or 0xc5 or 0xc6 => Take(ref from, (int)ReadUnsigned(ref from, 1 << (type - 0xc4))).Length, // Bytes: how many is all we need.
            0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(ref from, 4)),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(ref from, 8)),
            >= 0xcc and <= 0xcf => ReadUnsigned(ref from, 1 << (type - 0xcc)),
            0xd0 => (long)(sbyte)Take(ref from, 1)[0],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(ref from, 2)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(ref from, 4)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(ref from, 8)),
            0xd9 or 0xda or 0xdb => ReadText(ref from, (int)ReadUnsigned(ref from, 1 << (type - 0xd9))),
            0xdc or 0xdd => ReadItems(ref from, (int)ReadUnsigned(ref from, 2 << (type - 0xdc))),
            0xde or 0xdf => ReadPairs(ref from, (int)ReadUnsigned(ref from, 2 << (type - 0xde))),
            >= 0xe0 => (long)(sbyte)type,
            _ => throw new NotSupportedException($"MessagePack type {type:x2}"),
        };
    }

    private static object?[] ReadItems(ref ReadOnlySpan<byte> from, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++) items[i] = ReadValue(ref from);
        return items;
    }

    private static object? ReadPairs(ref ReadOnlySpan<byte> from, int count)
    {
        ReadItems(ref from, 2 * count);
        return null;
    }

    private static string ReadText(ref ReadOnlySpan<byte> from, int length) => Encoding.UTF8.GetString(Take(ref from, length));

    private static long ReadUnsigned(ref ReadOnlySpan<byte> from, int size)
    {
        long value = 0;
        foreach (var part in Take(ref from, size)) value = (value << 8) | part;
        return value;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> from, int count)
    {
        var taken = from[..count];
        from = from[count..];
        return taken;
    }
}
