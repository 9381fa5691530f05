// ASP.NET Core 8 or later, in Program.cs. Replace mydomain; leave out what your org has not.
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

var pages = new Regex(
    @"^https://mydomain\.(lightning\.force|my\.site)\.com\z"
    + @"|^https://mydomain--[a-z0-9]+\.sandbox\.(lightning\.force|my\.site)\.com\z"
    + @"|^https://mydomain\.(builder|preview|live-preview)\.salesforce-experience\.com\z");

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddCors(options => options.AddPolicy("pages", policy => policy
    .SetIsOriginAllowed(pages.IsMatch)
    .AllowCredentials()
    .WithMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
    .WithHeaders("Authorization", "Content-Type")
    .WithExposedHeaders("X-Total-Count")
    .SetPreflightMaxAge(TimeSpan.FromSeconds(600))));

var app = builder.Build();
app.UseExceptionHandler("/error");
// Below /api only: pages for people stay private. By path, not by RequireCors: a 404 has no endpoint to require it of.
app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
{
    // The middleware leaves it out where no page asked, and a cache would give that answer to a page.
    api.Use((context, next) =>
    {
        context.Response.Headers.Append(HeaderNames.Vary, "Origin");
        return next(context);
    });
    api.UseCors("pages");
});
// After UseCors: a preflight has no credentials.
app.UseAuthentication();
app.UseAuthorization();
// Your routes.
app.Run();
