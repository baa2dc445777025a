using System.Text;
using Boluo.Dashboard.Excel.Uploads;

namespace Boluo.Dashboard.Tests.Excel;

/// <summary>What an .xls says is read; what is none is said to be none. That lists come through whole is shown by the round trip of every ledger.</summary>
public sealed class OldWorkbookTests
{
    private static readonly byte[] Container = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    [Fact]
    public void What_is_not_of_the_old_format_is_left_as_it_is()
    {
        byte[] content = [1, 2, 3];
        Assert.Same(content, OldWorkbook.Renewed(content).Value);
        byte[] encrypted = [.. Container, .. new byte[512], .. Encoding.Unicode.GetBytes("EncryptedPackage")];
        Assert.Same(encrypted, OldWorkbook.Renewed(encrypted).Value); // The guard says that it is.
    }

    [Theory]
    [InlineData(0)]
    [InlineData(504)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public void What_only_begins_like_one_is_refused_whatever_follows(int size)
    {
        var content = new byte[size];
        new Random(size).NextBytes(content);
        Assert.Equal(UploadGuard.OldXls, OldWorkbook.Renewed([.. Container, .. content]).Error);
    }
}
