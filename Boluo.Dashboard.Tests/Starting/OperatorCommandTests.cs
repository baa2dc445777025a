using Boluo.Dashboard.Starting;

namespace Boluo.Dashboard.Tests.Starting;

/// <summary>What of a command line is a command, what a setting, and what is not understood.</summary>
public sealed class OperatorCommandTests
{
    [Theory]
    [InlineData("--urls=http://127.0.0.1:1")]
    [InlineData("--environment", "Development", "--contentRoot=/x")]
    [InlineData]
    public void Settings_are_no_command(params string[] args)
    {
        var (command, settings) = OperatorCommand.Find(args);
        Assert.Null(command);
        Assert.Equal(args, settings);
    }

    [Theory]
    [InlineData("--backup")]
    [InlineData("--restore", "x.zip")]
    [InlineData("--restore=x.zip")]
    [InlineData("--verify")]
    [InlineData("--verify", "x.zip")]
    [InlineData("--reset-admin")]
    [InlineData("--reset-admin", "admin")]
    [InlineData("--export-data", "folder")]
    [InlineData("--install-service")]
    [InlineData("--uninstall-service")]
    public void A_command_is_found_wherever_it_stands_and_leaves_the_settings(params string[] args)
    {
        var (command, settings) = OperatorCommand.Find(["--environment=Production", .. args, "--urls=http://127.0.0.1:1"]);
        Assert.NotNull(command);
        Assert.Equal(["--environment=Production", "--urls=http://127.0.0.1:1"], settings);
    }

    [Theory]
    [InlineData("命令--restore后应写明备份文件。", "--restore")]
    [InlineData("命令--restore后应写明备份文件。", "--restore", "--urls=x")]
    [InlineData("命令--export-data后应写明文件夹。", "--export-data=")]
    [InlineData("命令--backup后不带其他内容。", "--backup=x")]
    [InlineData("一次只能执行一个命令。", "--backup", "--verify")]
    public void What_is_not_understood_is_told_with_all_that_there_is(string words, params string[] args)
    {
        var message = Assert.Throws<UsageException>(() => OperatorCommand.Find(args)).Message;
        Assert.StartsWith(words, message, StringComparison.Ordinal);
        Assert.EndsWith("可用的命令：--backup、--restore 备份文件、--verify［备份文件］、--reset-admin［用户名］、--export-data 文件夹、--install-service、--uninstall-service。", message, StringComparison.Ordinal);
    }
}
