using System.Security.Cryptography;
using System.Text;
using Boluo.Dashboard.Data;
using Boluo.Dashboard.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Boluo.Dashboard.Tests.Data.Upgrades;

/// <summary>
/// A migration that a released database has run is never edited, folded or renamed: that database would keep what the new one lacks.
/// A release adds its migrations here.
/// </summary>
public sealed class ReleasedMigrationsTests
{
    private static readonly Dictionary<string, string> Released = new(StringComparer.Ordinal)
    {
        ["20261124205940_Initial.cs"] = "95afe2a6530ae181c07faf7e41331138b517c4d244eee7e0626c0adc5fbb1eb0",
        ["20261124205940_Initial.Designer.cs"] = "7cfcb539771ec4977b615f27cc76a208fa18fe9cfdafdf647accab52746e0fb5",
    };

    [Fact]
    public void Released_migrations_are_as_they_were()
    {
        var found = Source.Files(".cs").Where(f => f.Path.Contains("/Migrations/", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f.Path), f => Hash(f.Text), StringComparer.Ordinal);
        foreach (var (file, hash) in Released) Assert.Equal((file, hash), (file, found.GetValueOrDefault(file)));
    }

    [Fact]
    public async Task The_model_has_no_change_that_no_migration_makes()
    {
        using var database = await TestDatabase.CreateEmptyAsync();
        await using var db = database.CreateDbContext();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal(Released.Keys.Select(f => f.Split('.')[0]).Distinct(StringComparer.Ordinal), db.GetService<IMigrationsAssembly>().Migrations.Keys.Take(1));
    }

    /// <summary>Of the text, whatever line ends a checkout has given it.</summary>
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));
}
