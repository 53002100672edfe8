FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH=amd64
WORKDIR /source
COPY . .
# Docker says amd64 where .NET says x64.
RUN dotnet publish src/NewsBot.App/NewsBot.App.csproj -c Release -r linux-$(echo "$TARGETARCH" | sed 's/^amd64$/x64/') -o /out && mkdir /data

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled
WORKDIR /app
# The small image has no time zones of its own; Answers:TimeZone needs them.
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=build /out .
COPY seeds ./seeds
COPY --from=build --chown=$APP_UID /data /data
ENV Storage__Path=/data/newsbot.db Urls=http://*:8080
EXPOSE 8080
USER $APP_UID
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["/app/newsbot", "health"]
ENTRYPOINT ["/app/newsbot"]
